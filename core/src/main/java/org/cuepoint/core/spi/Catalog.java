package org.cuepoint.core.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of one kind that the class path has, found once by {@link ServiceLoader}. One that
 * cannot be loaded is listed with its reason, and the rest go on. Immutable, thread-safe as far as
 * its providers are.
 *
 * @param <T> the interface they implement
 */
public final class Catalog<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

  /** An unreadable class path could fail for ever. */
  private static final int MOST_FAILURES = 100;

  private final ProviderKind<T> kind;
  private final Map<String, T> providers = new TreeMap<>();
  private final List<Failure> failures = new ArrayList<>();

  /**
   * A provider that is there but cannot be used.
   *
   * @param name its class, or its id where it has one
   * @param reason why, in one sentence
   */
  public record Failure(String name, String reason) {}

  private Catalog(ProviderKind<T> kind) {
    this.kind = kind;
  }

  /** Finds the providers on the class path of the program. */
  public static <T> Catalog<T> load(ProviderKind<T> kind) {
    return load(kind, Catalog.class.getClassLoader());
  }

  /** Finds the providers that a class loader sees. */
  public static <T> Catalog<T> load(ProviderKind<T> kind, ClassLoader loader) {
    Catalog<T> catalog = new Catalog<>(kind);
    var found = ServiceLoader.load(kind.type(), loader).stream().iterator();
    while (catalog.failures.size() < MOST_FAILURES) {
      try {
        if (!found.hasNext()) {
          break;
        }
        catalog.add(found.next());
      } catch (ServiceConfigurationError broken) {
        catalog.fail(kind.type().getName(), broken);
      }
    }
    return catalog;
  }

  private void add(ServiceLoader.Provider<T> found) {
    String name = found.type().getName();
    try {
      T provider = found.get();
      int version = kind.apiVersion().applyAsInt(provider);
      String id = kind.id().apply(provider);
      if (version != kind.supported()) {
        failures.add(
            new Failure(
                name,
                "'"
                    + id
                    + "' was written for version "
                    + version
                    + " of the interface, this program has version "
                    + kind.supported()
                    + "; install the version of the plug-in for this program"));
      } else if (providers.putIfAbsent(id, provider) != null) {
        failures.add(new Failure(name, "another " + kind.noun() + " is called '" + id + "' too"));
      }
    } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
      fail(name, broken);
    }
  }

  private void fail(String name, Throwable broken) {
    // The loader's own error only wraps the plug-in's, which says more; alone it has a sentence.
    String reason =
        Optional.ofNullable(broken.getCause())
            .map(Throwable::toString)
            .orElse(String.valueOf(broken.getMessage()));
    failures.add(new Failure(name, "it could not be loaded: " + reason));
    LOG.warn("A plug-in could not be loaded: {}", name, broken);
  }

  /** Returns the providers, ordered by id. */
  public Collection<T> all() {
    return List.copyOf(providers.values());
  }

  /** Returns the ids, in order. */
  public List<String> ids() {
    return List.copyOf(providers.keySet());
  }

  /**
   * Returns the provider with this id.
   *
   * @throws IllegalArgumentException if there is none; the message lists the ids that exist
   */
  public T get(String id) {
    return Optional.ofNullable(providers.get(id))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no "
                        + kind.noun()
                        + " '"
                        + id
                        + "'; there are "
                        + String.join(", ", ids())));
  }

  /** Returns what could not be loaded. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }
}
