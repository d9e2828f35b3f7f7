package org.cuepoint.core.active.audit;

/**
 * A guess of a class at a place that was drawn at random and answered.
 *
 * @param pair what was guessed and what the labels say
 * @param confidence the probability that the model gave the class it guessed, mean over the place,
 *     0 to 1
 */
public record CheckedGuess(Judgement.Pair pair, double confidence) {}
