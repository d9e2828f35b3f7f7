/**
 * An opened project with everything that works on it: what the screens and the command line share.
 *
 * <p>Learning is {@link org.cuepoint.core.session.LearningLoop}; {@code EngineLearningLoop} only
 * makes jobs of it. Behind it, {@code Indexing} brings videos to features; {@code Lessons} freezes
 * labels; one class a kind of model trains ({@code FastHeadTraining}, {@code TeacherTraining},
 * {@code TemporalTraining}, {@code StudentTraining}, {@code EncoderTraining} without labels, {@code
 * EncoderTuning} on labels) and gives a {@code Trained}, which {@code Trainings} registers as a new
 * version and {@code Repetitions} compares with the version whose provenance it was made from;
 * {@code Predictions} asks models and keeps what they said, {@code Suggesting} and {@code Ranking}
 * make proposals and queues of that. {@code Reacting} does all of this within a moment after each
 * label, {@code Speaker} says which model speaks when the person then rests, {@code
 * OpenSuggestions} says which of all that waits for a person, {@code BulkAcceptance} takes what is
 * sure enough, {@code PlaceLabels} tells the ranking what is labelled, {@code Simulating} finds out
 * what ways of asking are worth, {@code Comparing} sets models side by side, and {@code Mapping}
 * lays what is indexed out as a map, from which {@code MapReview} makes a queue. {@code ModelVersions} says which version is in use, what
 * changed between two, and what goes when one is deleted. How far all of it may be trusted say
 * {@code Auditing}, {@code SuspectSearch} with {@code SuspectReview}, and {@code
 * LabellingProgress}.
 *
 * <p>A deleted model version keeps its record (name, plan, settings, hashes) and its number; only
 * its files, open proposals and unanswered questions go. A label that a person accepted names the
 * version that proposed it, and an answered question the one that asked: with the row gone, nobody
 * could say any more what these were, and the next version of the kind would take the name over.
 * The record costs a few kilobytes, the files many megabytes.
 *
 * <p>Entry: {@link org.cuepoint.core.session.ProjectSession}. The design knows no such package by
 * name; it stands below all others because every use case (add videos, index, learn, suggest, rank,
 * accept, import, evaluate) needs several of them, and a use case that lived in a screen or a
 * command would be written twice. Methods say whether they may be called from any thread; none
 * belongs on the FX thread.
 */
@NullMarked
package org.cuepoint.core.session;

import org.jspecify.annotations.NullMarked;
