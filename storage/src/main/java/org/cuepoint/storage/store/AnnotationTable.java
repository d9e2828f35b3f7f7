package org.cuepoint.storage.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.media.VideoId;

/** The table of one kind of annotation. Thread-safe. */
interface AnnotationTable<A extends Annotation> {

  /** Returns the annotations with these identities, as far as they are there. */
  List<A> withKeys(Collection<UUID> keys);

  /** Returns the annotations of a video in no particular order. */
  List<A> ofVideo(VideoId video);

  /** Adds an annotation that is not there yet. */
  void insert(A annotation);

  /** Gives an annotation that is there other values. */
  void replace(A annotation);

  /** Removes an annotation. */
  void delete(UUID key);
}
