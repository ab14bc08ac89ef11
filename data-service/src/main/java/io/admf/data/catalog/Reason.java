package io.admf.data.catalog;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be written, in words. */
public final class Reason {

  private Reason() {}

  /** The words for {@code e}, which by itself often says no more than a path. */
  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no " + none.getFile();
      case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
      case FileAlreadyExistsException file -> file.getFile() + " is no folder";
      case NotDirectoryException file -> file.getFile() + " is no folder";
      default -> String.valueOf(e.getMessage());
    };
  }
}
