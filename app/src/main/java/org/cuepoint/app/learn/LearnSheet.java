package org.cuepoint.app.learn;

import org.cuepoint.app.i18n.Messages;

/** The sheets. */
public enum LearnSheet {
  /** Trains an encoder without labels. */
  PRETRAIN,
  /** Tunes the encoder on labels. */
  TUNE,
  /** Trains a teacher. */
  TEACHER,
  /** Trains students, one or several. */
  STUDENTS,
  /** Compares models with the truth. */
  EVALUATE,
  /** Trains a model without one part after the other. */
  ABLATION,
  /** Several of these, one after the other. */
  CHAIN;

  /** Returns its title. */
  public String title() {
    return switch (this) {
      case PRETRAIN -> Messages.text("learn.pretrain.title");
      case TUNE -> Messages.text("learn.tune.title");
      case TEACHER -> Messages.text("learn.teacher.title");
      case STUDENTS -> Messages.text("learn.students.title");
      case EVALUATE -> Messages.text("learn.evaluate.title");
      case ABLATION -> Messages.text("learn.ablation.title");
      case CHAIN -> Messages.text("learn.chain.title");
    };
  }

  /** Returns what it does, in a sentence or two. */
  String about() {
    return switch (this) {
      case PRETRAIN -> Messages.text("learn.pretrain.about");
      case TUNE -> Messages.text("learn.tune.about");
      case TEACHER -> Messages.text("learn.teacher.about");
      case STUDENTS -> Messages.text("learn.students.about");
      case EVALUATE -> Messages.text("learn.evaluate.about");
      case ABLATION -> Messages.text("learn.ablation.about");
      case CHAIN -> Messages.text("learn.chain.about");
    };
  }

  /** Says whether it trains something, so that there is a profile to choose. */
  boolean trains() {
    return this != EVALUATE;
  }

  /** Says whether models are compared with a truth. */
  boolean evaluates() {
    return this == EVALUATE || this == ABLATION || this == CHAIN;
  }
}
