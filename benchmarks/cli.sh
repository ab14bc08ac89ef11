#!/bin/sh
# Measures one run of ADMF: 1 and 2 million one-minute bars from CSV to report, and the quick start.
# Usage: benchmarks/run cli [TIMES]     how often each is run by either clock, 5 by default; prints medians
#
# Stages are those of `admf run --timings`: reading goes on in a thread of its own, all others follow
# each other; event flow is analysis and trading. See docs/performance.md.
#
# Needs about 300 MB in the temporary folder ($TMPDIR), which is removed at the end. Prints no
# figures when runs of the same input differ in digest.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
times=${1:-5}
case $times in '' | *[!0-9]* | 0) echo "usage: benchmarks/run cli [TIMES], a whole number from 1" >&2; exit 2 ;; esac
. "$root/.mvn/jdk.sh"
if ! find_jdk; then explain_missing_jdk; exit 1; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
if [ -x /usr/bin/time ] && /usr/bin/time -f '%M' true 2>"$work/probe"; then gnu_time=yes; else gnu_time=no; fi

measure() { # NAME FILE CLOCK: one run; adds "wall user rss digest" to NAME.runs, its stages to NAME.CLOCK
  if [ "$gnu_time" = yes ]; then
    admf_run "$2" "$3" /usr/bin/time -o "$work/time" -f '%e %U %M'
  else
    start=$(date +%s.%N)
    admf_run "$2" "$3"
    echo "$(date +%s.%N) $start" | awk '{ printf "%.2f - -\n", $1 - $2 }' >"$work/time"
  fi
  digest=$(sed -n 's/^ \{0,2\}"digest" *: *"\([0-9a-f]*\)".*/\1/p' "$work/json" | head -n 1)
  echo "$(tail -n 1 "$work/time") ${digest:-none}" >>"$work/$1.runs"
  sed -n 's/^timings_ms //p' "$work/err" | tr ' ' '\n' >>"$work/$1.$3"
}

admf_run() { # FILE CLOCK [COMMAND...]: the run, under a command that measures it
  file=$1
  clock=$2
  shift 2
  if ! "$@" "$root/admf" run "$file" --timings "$clock" --out "$work/results" --json >"$work/json" 2>"$work/err"; then
    cat "$work/err" >&2
    exit 1
  fi
}

same_digest() { # the digest of all runs of NAME, or an end to everything
  count=$(cut -d' ' -f4 "$work/$1.runs" | sort -u | wc -l)
  digest=$(cut -d' ' -f4 "$work/$1.runs" | sort -u | tr '\n' ' ' | sed 's/ $//')
  if [ "$count" -ne 1 ] || [ "$digest" = none ]; then
    echo "benchmarks/run: expected one digest for every run of $1, was $digest; no figures" >&2
    exit 1
  fi
  echo "$digest"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print NR == 0 ? "-" : NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
column() { cut -d' ' -f"$2" "$work/$1.runs" | median; }
stage() { sed -n "s/^$3=//p" "$work/$1.$2" | median; }

whole() { # TITLE NAME
  megabytes=$(column "$2" 3 | awk '{ print $1 == "-" ? "-" : sprintf("%.0f", $1 / 1024) }')
  printf '%-12s %7.2f %7s %12s   %s\n' "$1" "$(column "$2" 1)" "$(column "$2" 2)" "$megabytes" "$(same_digest "$2")"
}

stages() { # TITLE NAME
  printf '%-12s' "$1"
  for s in start reading waiting analysis trading reporting writing; do
    printf ' %9s' "$(printf '%.0f/%.0f' "$(stage "$2" wall "$s")" "$(stage "$2" cpu "$s")")"
  done
  for clock in wall cpu; do # of each run the sum, of the sums the median
    sed -n 's/^analysis=//p' "$work/$2.$clock" >"$work/analysis"
    sed -n 's/^trading=//p' "$work/$2.$clock" | paste -d+ "$work/analysis" - | awk -F+ '{ print $1 + $2 }' | median
  done | paste -s -d/ - | awk '{ printf " %12s\n", $1 }'
}

"$root/admf" run "$root/examples/quickstart.yaml" --out "$work/results" --quiet # builds, and makes the start-up cache
for bars in 1000000 2000000; do
  mkdir -p "$work/$bars/data"
  "$ADMF_JDK/bin/java" "$root/benchmarks/MakeBars.java" "$bars" "$work/$bars/data/BENCH_1m.csv"
  cp "$root/benchmarks/crossover.yaml" "$work/$bars/"
done

n=0
while [ "$n" -lt "$times" ]; do
  n=$((n + 1))
  echo "round $n of $times" >&2
  for clock in wall cpu; do # stages by one clock at a time; both rounds count for the whole
    measure one-million "$work/1000000/crossover.yaml" "$clock"
    measure two-million "$work/2000000/crossover.yaml" "$clock"
    measure quickstart "$root/examples/quickstart.yaml" "$clock"
  done
done

for name in one-million two-million quickstart; do same_digest "$name" >/dev/null; done
echo "$("$root/admf" --version | head -n 1), $("$ADMF_JDK/bin/java" -version 2>&1 | sed -n 2p)"
echo "$(uname -sm), $(getconf _NPROCESSORS_ONLN) processors, load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown), medians of $((2 * times)) runs"
echo
printf '%-12s %7s %7s %12s   %s\n' '' 'wall s' 'user s' 'peak RSS MB' digest
whole "1 M bars" one-million
whole "2 M bars" two-million
whole "quick start" quickstart
echo
printf '%-12s %9s %9s %9s %9s %9s %9s %9s %12s\n' 'ms wall/cpu' start reading waiting analysis trading reporting writing 'event flow'
stages "1 M bars" one-million
stages "2 M bars" two-million
stages "quick start" quickstart
