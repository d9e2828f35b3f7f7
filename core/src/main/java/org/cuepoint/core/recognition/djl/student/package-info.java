/**
 * Students on features: small networks that say what happens at each tick, some of them as a stream
 * that never looks ahead.
 *
 * <p>Entry: {@link org.cuepoint.core.recognition.djl.student.Students}. How they learn from a
 * teacher is the matter of {@code recognition.djl.distill}. One thread at a time; engine process
 * only.
 *
 * <h2>Looking at all of a tick at once</h2>
 *
 * <p>Beside its attention every student has one linear layer over all values of a tick, its tokens
 * side by side, as the fast head and the teacher have; the attention begins with a tenth of the
 * weight. Before they had it, students stayed 10 to 22 points of F1@25 below their teacher: their
 * tokens share one way in, which cannot weigh a value by where in the picture it is, and are
 * pooled. The idea is that with little video such a plain look is learned first and attention then
 * adds to it. Figures stand in {@code core/experiments/README.md}.
 *
 * <h2>Where the time of a tick goes</h2>
 *
 * <p>A streaming network is written twice: on arrays of libtorch, for training and whole clips, and
 * as a {@code TickCell} in plain Java, which a {@link
 * org.cuepoint.core.recognition.djl.student.StreamingStudent} runs; a test holds both equal. At
 * batch 1 the arithmetic is the smaller part of what libtorch costs: a tick of shift attention is
 * 105 operations with an array of Java's for each, about 14 µs an operation, for 4.0M
 * multiply-adds. Medians on 2 cores that others used too, features of FE-XS given, one run ({@code
 * cuepoint bench students} repeats it), before the look at all of a tick was added (0.15M
 * multiply-adds more):
 *
 * <table>
 * <caption>One tick, milliseconds</caption>
 * <tr><th></th><th>plain Java</th><th>libtorch</th><th>operations</th><th>with encoding</th></tr>
 * <tr><td>shift-attention</td><td>0.38</td><td>1.55</td><td>105</td><td>1.4</td></tr>
 * <tr><td>attention-lstm</td><td>0.20</td><td>0.79</td><td>42</td><td>1.2</td></tr>
 * <tr><td>T-CPU+ trunk</td><td></td><td>11.5</td><td></td><td>12.1; all pictures 16.7</td></tr>
 * </table>
 *
 * <p>Of the 0.36 ms of shift attention in plain Java the feed-forward halves take 0.19, the other
 * linear layers 0.13, attention 0.03, norms and the rest what is left: linear layers run at 9 to 21
 * billion multiply-adds a second, since their loops become vector instructions (eight rows of
 * weights at a time onto one row of results; blocks of several tokens were slower, 6 to 10). What
 * is left of a tick then is encoding its picture.
 *
 * <h2>What looking at few ticks saves</h2>
 *
 * <p>With features it saves arithmetic; without them ({@link
 * org.cuepoint.core.train.SparsePredictor}) also decoding, which is most of the time: of each part
 * of a window the tick is taken that lies nearest behind a key frame, and only those frames before
 * it are decoded that others are built on. On 20 s in Full HD with a key frame every two seconds an
 * hour then took 23 % of the teacher's time ({@code cuepoint bench students}); ticks in the middle
 * of each part, wherever the key frames lie, took 74 %. So that such ticks are nothing new to a
 * student, it is trained on ticks drawn from anywhere in each part.
 */
@NullMarked
package org.cuepoint.core.recognition.djl.student;

import org.jspecify.annotations.NullMarked;
