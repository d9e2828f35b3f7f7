package org.cuepoint.core.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.strategy.Entropy;
import org.cuepoint.core.exchange.SegmentCsvReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogTest {

  private static final List<String> BUILT_IN =
      List.of(
          "badge",
          "bald",
          "boundary",
          "core-set",
          "cuepoint",
          "disagreement",
          "entropy",
          "least-confidence",
          "margin",
          "max-herding",
          "random",
          "typiclust");

  @TempDir Path folder;

  /** A provider with an id and a version. */
  public abstract static class Fake implements AcquisitionFunction {
    private final String id;
    private final int version;

    Fake(String id, int version) {
      this.id = id;
      this.version = version;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String displayName() {
      return id;
    }

    @Override
    public int apiVersion() {
      return version;
    }

    @Override
    public Selection begin(Pool pool, RandomGenerator random) {
      return new Entropy().begin(pool, random);
    }
  }

  /** Works. */
  public static final class Good extends Fake {
    /** Found by the catalog. */
    public Good() {
      super("good", 2);
    }
  }

  /** Written for another version. */
  public static final class Future extends Fake {
    /** Found by the catalog. */
    public Future() {
      super("future", 3);
    }
  }

  /** Has the id of another one. */
  public static final class Twin extends Fake {
    /** Found by the catalog. */
    public Twin() {
      super("entropy", 2);
    }
  }

  /** Throws when it is made. */
  public static final class Broken extends Fake {
    /** Found by the catalog. */
    public Broken() {
      super("broken", 2);
      throw new IllegalStateException("the model file is missing");
    }
  }

  private Catalog<AcquisitionFunction> with(String... classes) throws IOException {
    Path services = folder.resolve("META-INF/services");
    Files.createDirectories(services);
    Files.write(services.resolve(AcquisitionFunction.class.getName()), List.of(classes));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, CatalogTest.class.getClassLoader())) {
      return Catalog.load(ProviderKind.ACQUISITION, loader);
    }
  }

  @Test
  void whatIsBuiltInIsFoundTheSameWay() {
    assertEquals(BUILT_IN, Catalog.load(ProviderKind.ACQUISITION).ids());
    assertTrue(
        Catalog.load(ProviderKind.READER).ids().containsAll(List.of("ms-tcn", "segment-csv")));
    assertTrue(
        Catalog.load(ProviderKind.WRITER).ids().containsAll(List.of("ms-tcn", "segment-csv")));
    assertInstanceOf(SegmentCsvReader.class, Catalog.load(ProviderKind.READER).get("segment-csv"));
    assertEquals(List.of(), Catalog.load(ProviderKind.READER).failures());
  }

  @Test
  void brokenProvidersAreListedWithTheirReasonAndTheRestGoOn() throws IOException {
    Catalog<AcquisitionFunction> catalog =
        with(
            "no.such.Function",
            Broken.class.getName(),
            CatalogTest.class.getName(),
            Future.class.getName(),
            Twin.class.getName(),
            Good.class.getName());
    List<String> all = new ArrayList<>(BUILT_IN);
    all.add("good");
    assertEquals(all.stream().sorted().toList(), catalog.ids());
    assertInstanceOf(Entropy.class, catalog.get("entropy"));
    String reasons =
        String.join("\n", catalog.failures().stream().map(Catalog.Failure::toString).toList());
    assertEquals(5, catalog.failures().size(), reasons);
    assertTrue(reasons.contains("no.such.Function"), reasons);
    assertTrue(reasons.contains("the model file is missing"), reasons);
    assertTrue(reasons.contains("version 3"), reasons);
    assertTrue(reasons.contains("'entropy' too"), reasons);
  }

  @Test
  void anUnknownIdIsAnsweredWithTheIdsThatExist() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Catalog.load(ProviderKind.ACQUISITION).get("entropi"));
    assertEquals(
        "There is no acquisition function 'entropi'; there are " + String.join(", ", BUILT_IN),
        thrown.getMessage());
  }
}
