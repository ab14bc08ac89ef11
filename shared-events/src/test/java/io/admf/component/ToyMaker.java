package io.admf.component;

/** What a toy does. */
public interface ToyMaker {

  String play();
}
