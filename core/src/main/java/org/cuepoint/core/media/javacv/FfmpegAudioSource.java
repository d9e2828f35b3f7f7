package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.time.FrameIndex;

/**
 * The sound of a file on the time of its pictures.
 *
 * <p>Samples are counted from the first video frame on. Decoded sound is put where its timestamps
 * say; sound that follows within {@link #TOLERANCE_SECONDS} of where it was expected is appended
 * instead, so that timestamps which are rounded or shake do not cut it. A larger gap becomes
 * silence, and of sound that overlaps the earlier stays.
 *
 * <p>To seek, decoding starts {@link #PREROLL_SECONDS} before the wanted sample and everything up
 * to it is thrown away: the codecs build each packet on the ones before (AAC and Vorbis on one,
 * Opus on 80 ms, MP3 on up to nine). The rate is the file's own up to 48 kHz and 48 kHz above. One
 * thread at a time.
 */
final class FfmpegAudioSource implements AudioSource {

  private static final int HIGHEST_RATE = 48_000;
  private static final int FRAMES_TO_LEARN_FROM = 32;
  private static final double PREROLL_SECONDS = 0.3;
  private static final double TOLERANCE_SECONDS = 0.01;
  // A jump ahead that is decoded through rather than sought.
  private static final double WORTH_SEEKING_SECONDS = 1;
  private static final long UNKNOWN = Long.MIN_VALUE / 2;
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final Path file;
  private final int rate;
  private final int channels;
  private final SoundClock clock;
  private final SoundConverter converter;
  private final long endOfPicture;
  private final long firstSound;
  private MediaInput input;
  private StreamDecoder decoder;

  // The next sample frame to deliver.
  private long position;
  // Decoded sound and where it begins.
  private ByteBuffer block = EMPTY;
  private long blockStart = UNKNOWN;
  // Where the next decoded sound should begin.
  private long expected = UNKNOWN;
  private boolean ended;
  private boolean closed;

  FfmpegAudioSource(Path file, IndexedMedia media) throws UnreadableMediaException {
    this.file = file;
    input = MediaInput.openSound(file);
    decoder = decoderOf(input);
    try {
      if (!decoder.next()) {
        throw MediaFile.unreadable(
            file, "has sound that cannot be decoded; it is played silently.");
      }
      int decodedRate = Math.max(1, decoder.frame().sample_rate());
      rate = Math.min(HIGHEST_RATE, decodedRate);
      channels = decoder.frame().ch_layout().nb_channels() == 1 ? 1 : 2;
      clock = learnClock(media.index(), decodedRate);
    } catch (UnreadableMediaException | RuntimeException problem) {
      closeInput();
      throw problem;
    }
    endOfPicture = Math.round(media.index().seconds() * rate);
    converter = new SoundConverter(rate, channels);
    try {
      reopen();
      while (blockLength() == 0 && !ended) {
        fill();
      }
    } catch (UnreadableMediaException | RuntimeException problem) {
      close();
      throw problem;
    }
    firstSound = ended ? endOfPicture : blockStart;
  }

  private SoundClock learnClock(FrameIndex pictures, int decodedRate) {
    List<SoundClock.Sample> first = new ArrayList<>();
    do {
      AVFrame frame = decoder.frame();
      first.add(new SoundClock.Sample(frame.best_effort_timestamp(), frame.nb_samples()));
    } while (first.size() < FRAMES_TO_LEARN_FROM && decoder.next());
    first.removeIf(frame -> frame.pts() == AV_NOPTS_VALUE);
    // The longest is a whole packet's; the container's own figure is wrong for SBR.
    int step =
        input.parameters().frame_size() > 0
            ? first.stream().mapToInt(SoundClock.Sample::samples).max().orElse(0)
            : 0;
    return new SoundClock(
        input.timeBase().seconds(1),
        pictures.timeBase().seconds(pictures.pts(0)),
        decodedRate,
        step,
        first);
  }

  @Override
  public int sampleRate() {
    return rate;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public void seek(double seconds) throws UnreadableMediaException {
    checkOpen();
    long target = Math.round(seconds * rate);
    long decodedTo = blockStart + blockLength();
    boolean inBlock = target >= blockStart && target < decodedTo;
    boolean soon =
        target >= position && !ended && target - decodedTo < WORTH_SEEKING_SECONDS * rate;
    position = target;
    if (inBlock || soon) {
      return;
    }
    long wanted = target - Math.round(PREROLL_SECONDS * rate);
    for (long back = 0; wanted - back > firstSound; back = back * 4 + rate) {
      if (startAt(wanted - back, wanted)) {
        return;
      }
    }
    reopen();
  }

  /** Goes to a place in the file; false if the sound up to {@code wanted} is missing there. */
  private boolean startAt(long from, long wanted) {
    if (!input.seek(clock.ticks((double) from / rate))) {
      return false;
    }
    forget();
    decoder.flush();
    long wantedTicks = clock.ticks((double) wanted / rate);
    AVPacket packet = decoder.packet();
    boolean first = true;
    while (input.read(packet)) {
      long pts = packet.pts();
      if (pts == AV_NOPTS_VALUE || (first && pts > wantedTicks)) {
        av_packet_unref(packet);
        return false;
      }
      first = false;
      if (pts + packet.duration() > wantedTicks || packet.duration() <= 0) {
        decoder.send(0);
        return true;
      }
      av_packet_unref(packet);
    }
    // The sound ends before the wanted place, if there was any.
    ended = !first;
    return ended;
  }

  @Override
  public int read(ByteBuffer target) throws UnreadableMediaException {
    checkOpen();
    int frameBytes = channels * Short.BYTES;
    int wanted = target.remaining() / frameBytes;
    int done = 0;
    while (done < wanted) {
      while (!ended && position >= blockStart + blockLength()) {
        fill();
      }
      long before = (ended ? endOfPicture : blockStart) - position;
      if (before > 0) {
        int silent = (int) Math.min(wanted - done, before);
        for (int i = 0; i < silent * frameBytes; i++) {
          target.put((byte) 0);
        }
        advance(silent);
        done += silent;
      } else if (ended) {
        return done;
      } else {
        int offset = (int) (position - blockStart);
        int heard = Math.min(wanted - done, blockLength() - offset);
        target.put(target.position(), block, offset * frameBytes, heard * frameBytes);
        target.position(target.position() + heard * frameBytes);
        advance(heard);
        done += heard;
      }
    }
    return done;
  }

  private void advance(int samples) {
    position += samples;
  }

  private int blockLength() {
    return block.limit() / (channels * Short.BYTES);
  }

  /** Decodes the next sound into {@link #block}, or notes the end. */
  private void fill() throws UnreadableMediaException {
    block = EMPTY;
    if (!decoder.next()) {
      ended = true;
      return;
    }
    AVFrame frame = decoder.frame();
    long pts = frame.best_effort_timestamp();
    long at =
        pts == AV_NOPTS_VALUE
            ? expected
            : Math.round(clock.seconds(pts, frame.nb_samples()) * rate);
    if (at == UNKNOWN) {
      return;
    }
    if (expected != UNKNOWN && Math.abs(at - expected) <= TOLERANCE_SECONDS * rate) {
      at = expected;
    } else {
      converter.reset();
    }
    try {
      block = converter.convert(frame);
    } catch (IOException problem) {
      throw MediaFile.unreadable(file, "has sound that cannot be played: " + problem.getMessage());
    }
    blockStart = at;
    expected = at + blockLength();
  }

  private void reopen() throws UnreadableMediaException {
    MediaInput newInput = MediaInput.openSound(file);
    StreamDecoder newDecoder = decoderOf(newInput);
    closeInput();
    input = newInput;
    decoder = newDecoder;
    forget();
  }

  private void forget() {
    block = EMPTY;
    blockStart = UNKNOWN;
    expected = UNKNOWN;
    ended = false;
  }

  private static StreamDecoder decoderOf(MediaInput input) throws UnreadableMediaException {
    try {
      return new StreamDecoder(input, StreamDecoder.Purpose.SOUND);
    } catch (UnreadableMediaException | RuntimeException problem) {
      input.close();
      throw problem;
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The sound of " + file + " is closed");
    }
  }

  private void closeInput() {
    decoder.close();
    input.close();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      converter.close();
      closeInput();
    }
  }
}
