package org.cuepoint.app.learn;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.TaskNames;
import org.cuepoint.core.train.PretrainingPlan.Profile;

/**
 * A sheet of the menu Learn: what, how long, what it will take, what is missing, and settings that
 * are folded away. FX thread only.
 */
public final class StartView extends VBox {

  private static final double WIDTH = 560;

  private final StartViewModel model;
  private final Button start = new Button();

  // The button to start waits for the project to be read, and what waits cannot have the focus.
  private Node firstFocus = this;

  /** What a sheet needs of the window. */
  public interface Window {
    /** Runs a command by its id. */
    void run(String command);

    /** Asks for a file or folder with labels, and gives what was chosen. */
    void chooseTruth(Consumer<String> chosen);

    /** Closes the sheet. */
    void close();

    /** Shows what was started. */
    void started();
  }

  /** Makes the sheet. */
  public StartView(StartViewModel model, Window window) {
    super(12);
    this.model = model;
    getStyleClass().addAll("page", "learn-sheet");
    setId("learn-" + model.sheet().name().toLowerCase(Locale.ROOT));
    setPrefWidth(WIDTH);
    Label about = wrapped(model.sheet().about());
    getChildren().add(about);
    LearnSheet sheet = model.sheet();
    switch (sheet) {
      case STUDENTS, CHAIN -> getChildren().add(new PartsPane(model));
      case ABLATION -> getChildren().add(new AblationPane(model));
      case PRETRAIN, TUNE, TEACHER, EVALUATE -> {}
    }
    if (sheet.trains()) {
      getChildren().add(profiles());
    }
    if (sheet.evaluates()) {
      EvaluationPane evaluation = new EvaluationPane(model, window::chooseTruth);
      getChildren().add(sheet == LearnSheet.CHAIN ? evaluation.onlyWhenAsked() : evaluation);
      firstFocus = sheet.trains() ? firstFocus : evaluation.firstFocus();
    }
    getChildren().add(new LackPane(model, window));
    getChildren().add(new EstimatePane(model));
    if (sheet.trains()) {
      getChildren().add(advanced());
    }
    getChildren().add(footer(window));
  }

  /** Wrapped lines need the width to be known, which a scrolling sheet does not ask with. */
  @Override
  protected double computePrefHeight(double width) {
    return super.computePrefHeight(width < 0 ? WIDTH : width);
  }

  /** Returns what wants the focus. */
  public Node firstFocus() {
    return firstFocus;
  }

  private Node profiles() {
    ToggleGroup group = new ToggleGroup();
    HBox row = new HBox(16, heading(Messages.text("learn.profile")));
    row.setAlignment(Pos.CENTER_LEFT);
    for (Profile profile : Profile.values()) {
      RadioButton choice = new RadioButton(TaskNames.of(profile));
      choice.setId("profile-" + profile.word());
      choice.setToggleGroup(group);
      choice.setMinWidth(Region.USE_PREF_SIZE);
      boolean chosen = model.profileProperty().get() == profile;
      choice.setSelected(chosen);
      if (chosen) {
        firstFocus = choice;
      }
      choice.setOnAction(event -> model.profileProperty().set(profile));
      row.getChildren().add(choice);
    }
    Label meaning = wrapped("");
    meaning.getStyleClass().addAll("muted", "small");
    model.profileProperty().subscribe(profile -> meaning.setText(meaning(profile)));
    return new VBox(4, row, meaning);
  }

  private static String meaning(Profile profile) {
    return switch (profile) {
      case QUICK -> Messages.text("profile.quick.about");
      case STANDARD -> Messages.text("profile.standard.about");
      case THOROUGH -> Messages.text("profile.thorough.about");
    };
  }

  private Node advanced() {
    TitledPane folded = new TitledPane(Messages.text("learn.advanced"), new AdvancedPane(model));
    folded.setId("learn-advanced");
    folded.setExpanded(false);
    folded.setAnimated(false);
    return folded;
  }

  private Node footer(Window window) {
    start.setText(Messages.text("learn.start"));
    start.setId("learn-start");
    start.getStyleClass().add("primary");
    start.setDefaultButton(true);
    start.disableProperty().bind(model.startableProperty().not());
    start.setOnAction(
        event -> {
          model.start();
          window.close();
          window.started();
        });
    Label problem = wrapped("");
    problem.setId("learn-problem");
    problem.getStyleClass().add("problem-text");
    problem.textProperty().bind(model.problemProperty());
    HBox.setHgrow(problem, Priority.ALWAYS);
    problem.setMaxWidth(Double.MAX_VALUE);
    HBox footer = new HBox(12, problem, start);
    footer.setAlignment(Pos.CENTER_RIGHT);
    return footer;
  }

  static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("row-title");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
