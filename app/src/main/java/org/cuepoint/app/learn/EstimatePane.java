package org.cuepoint.app.learn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.AmountText;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.TaskNames;
import org.cuepoint.core.chain.StepEstimate;
import org.cuepoint.core.chain.StepEstimate.Basis;

/** How long it will take and how much disk, and what that rests on. FX thread only. */
final class EstimatePane extends VBox {

  private static final double TWO_LINES = 34;

  private final Label total = new Label();
  private final Label disk = new Label();
  private final Label basis = new Label();
  private final GridPane steps = new GridPane();

  EstimatePane(StartViewModel model) {
    super(6);
    getStyleClass().add("bulk-expectation");
    setId("learn-estimate");
    total.getStyleClass().add("row-title");
    total.setId("estimate-total");
    disk.getStyleClass().add("muted");
    basis.getStyleClass().addAll("muted", "small");
    basis.setId("estimate-basis");
    basis.setWrapText(true);
    basis.setMinHeight(TWO_LINES);
    basis.setPrefHeight(TWO_LINES);
    steps.setHgap(16);
    steps.setVgap(2);
    ColumnConstraints grow = new ColumnConstraints();
    grow.setHgrow(Priority.ALWAYS);
    ColumnConstraints right = new ColumnConstraints();
    right.setHalignment(HPos.RIGHT);
    steps.getColumnConstraints().addAll(grow, right);
    getChildren().addAll(total, steps, disk, basis);
    model.estimatesProperty().subscribe(this::show);
  }

  private void show(List<StepEstimate> estimates) {
    steps.getChildren().clear();
    boolean known = !estimates.isEmpty();
    disk.setVisible(known);
    if (!known) {
      total.setText(Messages.text("estimate.none"));
      basis.setText("");
      disk.setText("");
      return;
    }
    double seconds = estimates.stream().mapToDouble(StepEstimate::seconds).sum();
    total.setText(
        Messages.text(
            "estimate.total",
            AmountText.duration(seconds),
            AmountText.end(seconds, Instant.now())));
    if (estimates.size() > 1) {
      for (StepEstimate each : estimates) {
        Label name = new Label(TaskNames.of(each.task()));
        Label time = new Label(AmountText.duration(each.seconds()));
        name.getStyleClass().add("muted");
        time.getStyleClass().add("muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        steps.addRow(steps.getRowCount(), name, time);
      }
    }
    steps.setManaged(estimates.size() > 1);
    long kept = estimates.stream().mapToLong(StepEstimate::kept).sum();
    long passing = estimates.stream().mapToLong(StepEstimate::passing).max().orElse(0);
    disk.setText(Messages.text("estimate.disk", AmountText.bytes(kept), AmountText.bytes(passing)));
    basis.setText(basis(estimates));
    basis.setManaged(!basis.getText().isEmpty());
  }

  /** An estimate is as good as its weakest step. */
  private static String basis(List<StepEstimate> estimates) {
    Optional<StepEstimate> weakest =
        estimates.stream()
            .filter(each -> each.task().makes().isPresent())
            .max(java.util.Comparator.comparing(StepEstimate::basis));
    return weakest
        .map(
            each ->
                each.basis() == Basis.SAME_KIND
                    ? Messages.text("estimate.same-kind", each.runs())
                    : each.basis() == Basis.OTHER_KINDS
                        ? Messages.text("estimate.other-kinds", each.runs())
                        : Messages.text("estimate.reference"))
        .orElse("");
  }
}
