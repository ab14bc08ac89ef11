/**
 * Bars out of JSON, whatever shape it has and wherever it comes from: a file, an answer, a message.
 *
 * <p>Say what lies where with a {@link io.admf.data.json.JsonMapping}; read with {@link
 * io.admf.data.json.JsonRows}, one bar at a time, or let {@link io.admf.data.json.JsonBars} make a
 * reader of bars of one document. To read many documents as one, give {@link
 * io.admf.data.row.RowBars} a cursor that goes from one {@code JsonRows} to the next. Documents are
 * read as streams: memory does not grow with them, except where bars are written as columns.
 */
@NullMarked
package io.admf.data.json;

import org.jspecify.annotations.NullMarked;
