package org.cuepoint.core.media.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameIndexCodec;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.UnreadableMediaException;

/**
 * Reads a numbered clip as a person at the player would (jumps, steps back and forth, stretches in
 * order, closing and opening again, with the index as made and as stored and read back) and
 * compares the number in each picture with the frame that was asked for. One thread at a time.
 */
public final class ExactnessCheck {

  private static final int READS_BETWEEN_OPENINGS = 125;
  private static final int LONGEST_RUN = 12;
  private static final int MOST_PROBLEMS = 5;

  /**
   * What was found.
   *
   * @param clip name of the clip
   * @param frames how many the index has
   * @param checks pictures that were read
   * @param wrong pictures, times or counts that were not as written
   * @param problems the first few of them in words
   */
  public record Result(String clip, int frames, int checks, int wrong, List<String> problems) {

    /** Copies the list. */
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private final MediaLibrary library;
  private final JobContext context;
  private final NumberedClip clip;
  private final Path file;
  private final Random random;
  private final List<String> problems = new ArrayList<>();
  private int checks;
  private int wrong;

  private ExactnessCheck(
      MediaLibrary library, NumberedClip clip, Path file, long seed, JobContext context) {
    this.library = library;
    this.context = context;
    this.clip = clip;
    this.file = file;
    random = new Random(seed);
  }

  /**
   * Checks a clip.
   *
   * @param library what reads it
   * @param clip what was written
   * @param file where
   * @param reads how many pictures to read
   * @param seed of the order in which they are read
   * @param context asked about cancellation
   * @throws IOException if the file cannot be read at all
   */
  public static Result run(
      MediaLibrary library, NumberedClip clip, Path file, int reads, long seed, JobContext context)
      throws IOException {
    return new ExactnessCheck(library, clip, file, seed, context).run(reads);
  }

  private Result run(int reads) throws IOException {
    IndexedMedia made = library.index(file, context);
    IndexedMedia stored = FrameIndexCodec.decode(FrameIndexCodec.encode(made));
    if (!stored.equals(made)) {
      problem("the stored index differs from the one made");
    }
    if (made.facts().rotation() != clip.settings().rotation()) {
      problem("turned by " + made.facts().rotation() + ", not " + clip.settings().rotation());
    }
    compareTimes(made);
    for (int opened = 0; checks < reads; opened++) {
      readSome(opened % 2 == 0 ? made : stored, Math.min(reads - checks, READS_BETWEEN_OPENINGS));
    }
    return new Result(clip.name(), made.index().frameCount(), checks, wrong, problems);
  }

  private void compareTimes(IndexedMedia media) {
    long[] pts = clip.pts();
    int first = clip.firstShown();
    int found = media.index().frameCount();
    if (found != pts.length - first) {
      problem(found + " frames, not " + (pts.length - first));
    }
    double half = media.facts().timeBase().seconds(1) / 2 + 1e-9;
    for (int i = 0; i < Math.min(found, pts.length - first); i++) {
      double written = clip.timeBase().seconds(pts[first + i] - pts[first]);
      if (Math.abs(written - media.index().secondsAt(i)) > half) {
        problem("frame " + i + " at " + media.index().secondsAt(i) + " s, not " + written);
      }
    }
  }

  private void readSome(IndexedMedia media, int reads) throws IOException {
    int frames = media.index().frameCount();
    int rotation = media.facts().rotation();
    FrameSize size = media.facts().displaySize();
    ByteBuffer pixels = ByteBuffer.allocateDirect(size.width() * size.height() * 4);
    try (FrameSource source = library.openFrames(file, media, size)) {
      int frame = 0;
      int run = 0;
      for (int n = 0; n < reads; n++) {
        context.throwIfCancelled();
        if (run > 0) {
          run--;
          frame++;
        } else {
          switch (random.nextInt(5)) {
            case 0 -> frame++;
            case 1 -> frame--;
            case 2 -> frame += random.nextInt(3 * LONGEST_RUN) - LONGEST_RUN;
            case 3 -> run = random.nextInt(LONGEST_RUN);
            default -> frame = random.nextInt(frames);
          }
        }
        frame = Math.clamp(frame, 0, frames - 1);
        check(source, frame, pixels, size, rotation);
      }
    }
  }

  private void check(
      FrameSource source, int frame, ByteBuffer pixels, FrameSize size, int rotation) {
    checks++;
    try {
      source.read(frame, pixels);
      int number = NumberedPicture.read(pixels, size, 4, rotation);
      if (number != clip.firstShown() + frame) {
        problem("frame " + frame + " shows picture " + number);
      }
    } catch (UnreadableMediaException problem) {
      problem(String.valueOf(problem.getMessage()));
    }
  }

  private void problem(String what) {
    wrong++;
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(what);
    }
  }
}
