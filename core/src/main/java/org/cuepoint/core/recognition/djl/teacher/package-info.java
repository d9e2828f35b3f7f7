/**
 * Teachers: transformers over the tokens of two seconds and a refinement over the whole video; how
 * they are trained on segments, tags, timestamps and coarse classes, calibrated, and pretrained
 * without labels.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.teacher.Teachers}. A teacher is a snapshot
 * ensemble of one network with one temperature.
 *
 * <p><b>What made it better than the fast head.</b> On motion-theatre with the starter encoder, the
 * teacher as LEARNING has it (two stages of eight layers with 32 maps, label smoothing 0.1, three
 * cycles) was worse than the fast head after 300 steps, and on one group still after 600 in one
 * cycle: what the blocks say is noise at first, and the linear look at the features beside them had
 * to learn against it. So the blocks begin with a tenth of the weight; the refinement is one stage
 * of five layers with 64 maps, like the fast head, and labels are taken as they are. {@link
 * org.cuepoint.core.train.TeacherPlan#of} has the figures.
 *
 * <p>Works from the feature store only. One thread at a time; engine process only.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.teacher;

import org.jspecify.annotations.NullMarked;
