package org.cuepoint.core.recognition.djl.distill;

import org.cuepoint.core.recognition.djl.teacher.TeacherSignals;
import org.cuepoint.core.train.TrainingClip;
import org.jspecify.annotations.Nullable;

/**
 * A clip to learn from.
 *
 * @param clip its features and what people said of it, which may be nothing
 * @param teacher what the teacher says of it, or null without one
 */
record TaughtClip(TrainingClip clip, @Nullable TeacherSignals teacher) {}
