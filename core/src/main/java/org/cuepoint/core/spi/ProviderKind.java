package org.cuepoint.core.spi;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.exchange.AnnotationReader;
import org.cuepoint.core.exchange.AnnotationWriter;
import org.cuepoint.core.recognition.Backbone;

/**
 * An interface that plug-ins implement.
 *
 * @param <T> the interface
 * @param type the interface
 * @param noun what people call one of them
 * @param id gives the word that names a provider
 * @param displayName gives what people read
 * @param apiVersion gives the version that a provider was written for
 * @param supported the version that this program has
 */
public record ProviderKind<T>(
    Class<T> type,
    String noun,
    Function<T, String> id,
    Function<T, String> displayName,
    ToIntFunction<T> apiVersion,
    int supported) {

  /** Functions that say what to label next. */
  public static final ProviderKind<AcquisitionFunction> ACQUISITION =
      new ProviderKind<>(
          AcquisitionFunction.class,
          "acquisition function",
          AcquisitionFunction::id,
          AcquisitionFunction::displayName,
          AcquisitionFunction::apiVersion,
          AcquisitionFunction.API_VERSION);

  /** Readers of annotation files. */
  public static final ProviderKind<AnnotationReader> READER =
      new ProviderKind<>(
          AnnotationReader.class,
          "format to read",
          AnnotationReader::id,
          AnnotationReader::displayName,
          AnnotationReader::apiVersion,
          AnnotationReader.API_VERSION);

  /** Writers of annotation files. */
  public static final ProviderKind<AnnotationWriter> WRITER =
      new ProviderKind<>(
          AnnotationWriter.class,
          "format to write",
          AnnotationWriter::id,
          AnnotationWriter::displayName,
          AnnotationWriter::apiVersion,
          AnnotationWriter.API_VERSION);

  /** Readers of encoder weights. */
  public static final ProviderKind<Backbone> BACKBONE =
      new ProviderKind<>(
          Backbone.class,
          "encoder",
          Backbone::id,
          Backbone::displayName,
          Backbone::apiVersion,
          Backbone.API_VERSION);
}
