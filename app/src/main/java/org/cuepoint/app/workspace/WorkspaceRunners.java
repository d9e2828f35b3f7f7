package org.cuepoint.app.workspace;

import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.job.QueueJobRunner;

/**
 * Where the slow work of a workspace runs, one bounded runner for each scarce thing.
 *
 * @param edits writes to the journal and reads from the project, one at a time
 * @param learning engine jobs, one at a time
 * @param training long trainings, one at a time, beside the other engine jobs
 * @param looking reads of much at once that somebody looks at, so that labels need not wait for
 *     them
 * @param live watching the video on screen with a student
 * @param reacting what a label changes, which does not wait for the rest of learning
 * @param media indexing and hashing of files
 * @param playback decoding for the player, two videos at a time
 * @param sound decoding and playing of sound, which pictures must not delay
 * @param preview decoding of filmstrip and waveform
 * @param bridge the way back to the FX thread
 */
public record WorkspaceRunners(
    JobRunner edits,
    JobRunner learning,
    JobRunner training,
    JobRunner looking,
    JobRunner live,
    JobRunner reacting,
    JobRunner media,
    JobRunner playback,
    JobRunner sound,
    JobRunner preview,
    FxJobBridge bridge)
    implements AutoCloseable {

  /** Returns runners with threads of their own. */
  public static WorkspaceRunners threaded() {
    return new WorkspaceRunners(
        new QueueJobRunner("edits", 1),
        new QueueJobRunner("learning", 1),
        new QueueJobRunner("training", 1),
        new QueueJobRunner("looking", 1),
        new QueueJobRunner("live", 1),
        new QueueJobRunner("reacting", 1),
        new QueueJobRunner("media", 1),
        new QueueJobRunner("playback", 2),
        new QueueJobRunner("sound", 1),
        new QueueJobRunner("preview", 1),
        FxJobBridge.toPlatform());
  }

  /** Returns runners that do everything in the caller's thread, for tests. */
  public static WorkspaceRunners inline() {
    JobRunner inline = new InlineJobRunner();
    return new WorkspaceRunners(
        inline,
        inline,
        inline,
        inline,
        inline,
        inline,
        inline,
        inline,
        inline,
        inline,
        FxJobBridge.inline());
  }

  /** Cancels what runs and waits for it; edits end last, so that none is lost. */
  @Override
  public void close() {
    preview.close();
    sound.close();
    playback.close();
    training.close();
    looking.close();
    live.close();
    reacting.close();
    learning.close();
    media.close();
    edits.close();
  }
}
