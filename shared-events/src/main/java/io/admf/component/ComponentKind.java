package io.admf.component;

import java.lang.annotation.Annotation;
import java.util.function.Function;

/**
 * A kind of component that YAML can name, such as strategies.
 *
 * @param name the kind's name in {@code admf list}
 * @param annotation marks a class as a component of this kind
 * @param spi the interface that such a class implements
 * @param nameOf reads the component's name from the annotation
 * @param describe reads its one-line description from the annotation
 */
public record ComponentKind<A extends Annotation, T>(
    String name,
    Class<A> annotation,
    Class<T> spi,
    Function<A, String> nameOf,
    Function<A, String> describe) {}
