package org.cuepoint.app.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.SmallPicture;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.GroupDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The picture at the playhead once for each model. Pictures follow the playhead one at a time: what
 * it passed over meanwhile is left out. FX thread only.
 */
final class MomentsView extends VBox {

  private static final FrameSize MOST = new FrameSize((int) Moment.WIDTH, (int) Moment.HEIGHT);

  private final CompareViewModel model;
  private final HBox row = new HBox(8);
  private final List<Moment> moments = new ArrayList<>();
  private boolean loading;
  private boolean wanted;
  private int explained = -1;

  MomentsView(CompareViewModel model) {
    super(6);
    this.model = model;
    setId("compare-moments");
    getStyleClass().add("compare-moments");
    Button explain = new Button(Messages.text("compare.explain"));
    explain.setId("compare-explain");
    explain.setOnAction(event -> explain());
    explain.setTooltip(new Tooltip(Messages.text("compare.explain.tip")));
    getChildren().addAll(new FlowPane(explain), row);
    model.comparisonProperty().addListener((property, old, now) -> rebuild(now));
    model.videoProperty().addListener((property, old, now) -> follow());
    model.playheadProperty().addListener((property, old, now) -> follow());
  }

  private void rebuild(@Nullable Comparison comparison) {
    moments.clear();
    if (comparison != null) {
      model.names().forEach(name -> moments.add(new Moment(name)));
    }
    row.getChildren().setAll(moments);
    follow();
  }

  private void follow() {
    ComparedVideo video = model.videoProperty().get();
    Comparison comparison = model.comparisonProperty().get();
    if (video == null || comparison == null || moments.size() != video.voices().size()) {
      return;
    }
    int tick = model.playheadProperty().get();
    if (tick != explained) {
      moments.forEach(Moment::forget);
      explained = -1;
    }
    for (int m = 0; m < moments.size(); m++) {
      say(comparison, video, m, tick);
    }
    wanted = true;
    load();
  }

  private void say(Comparison comparison, ComparedVideo video, int position, int tick) {
    ProbabilityTrack track = video.voices().get(position).probabilities();
    int best = -1;
    double most = GroupDistribution.at(track, comparison.groups().getFirst(), tick).background();
    for (int c = 0; c < comparison.scheme().classes().size(); c++) {
      if (track.at(tick, c) > most) {
        most = track.at(tick, c);
        best = c;
      }
    }
    moments.get(position).say(comparison.name(best), most);
  }

  private void load() {
    ComparedVideo video = model.videoProperty().get();
    if (loading || !wanted || video == null) {
      return;
    }
    loading = true;
    wanted = false;
    model.picture(
        video,
        model.playheadProperty().get(),
        MOST,
        picture -> {
          loading = false;
          picture
              .map(SmallPicture::image)
              .ifPresent(image -> moments.forEach(each -> each.show(image)));
          load();
        });
  }

  /** Asks every model where it looked. */
  void explain() {
    ComparedVideo video = model.videoProperty().get();
    Comparison comparison = model.comparisonProperty().get();
    if (video == null || comparison == null) {
      return;
    }
    int tick = model.playheadProperty().get();
    explained = tick;
    for (int m = 0; m < moments.size(); m++) {
      Moment moment = moments.get(m);
      moment.waiting();
      model.explain(
          comparison.models().get(m).model(),
          tick,
          found -> {
            if (explained == tick) {
              moment.explain(found);
            }
          },
          moment::refuse);
    }
  }
}
