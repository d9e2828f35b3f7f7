/**
 * What answers to questions say about the model and about its suggestions.
 *
 * <p>Entry: {@link org.cuepoint.core.active.audit.AuditEstimate} for the accuracy from questions
 * that were drawn at random, {@link org.cuepoint.core.active.audit.SuggestionBias} for what showing
 * a proposal does to people. Both take {@link org.cuepoint.core.active.audit.Judgement}s: what the
 * model had guessed when a question was asked, beside what the labels say now. {@link
 * org.cuepoint.core.active.audit.Share} and {@link org.cuepoint.core.active.audit.ShareDifference}
 * are the intervals. {@link org.cuepoint.core.active.audit.ExpectedPrecision} says how right
 * guesses are that are at least so sure.
 *
 * <p>Values are immutable, functions pure and thread-safe. Uses {@code core.active}, {@code
 * core.train} and what they use; no store.
 */
@NullMarked
package org.cuepoint.core.active.audit;

import org.jspecify.annotations.NullMarked;
