package org.cuepoint.app.player;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.job.QueueJobRunner;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;

/**
 * Draws the player to a PNG file for a person to look at. Arguments: the file, width, height, LIGHT
 * or DARK, then one to four videos.
 */
final class PlayerPreview {

  private PlayerPreview() {}

  public static void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[0]);
    double width = Double.parseDouble(arguments[1]);
    double height = Double.parseDouble(arguments[2]);
    List<Path> videos =
        List.of(arguments).subList(4, arguments.length).stream().map(Path::of).toList();
    MediaLibrary library = new JavaCvMediaLibrary();
    QueueJobRunner decoder = new QueueJobRunner("preview", 1);
    PlayerViewModel player = new PlayerViewModel(library, decoder, Platform::runLater);
    CompletableFuture<Image> drawn = new CompletableFuture<>();
    Platform.startup(
        () -> {
          PlayerView view = new PlayerView(player);
          Scene scene = new Scene(view, width, height);
          for (String sheet :
              List.of("cuepoint.css", arguments[3].toLowerCase(Locale.ROOT) + ".css")) {
            scene
                .getStylesheets()
                .add(
                    PlayerPreview.class.getResource("/org/cuepoint/app/theme/" + sheet).toString());
          }
          Stage stage = new Stage();
          stage.setScene(scene);
          stage.show();
          try {
            player.open(videos.getFirst(), library.index(videos.getFirst(), JobContext.NONE), 40);
            for (Path video : videos.subList(1, videos.size())) {
              player
                  .companions()
                  .add(
                      video.getFileName().toString(),
                      video,
                      library.index(video, JobContext.NONE),
                      video.equals(videos.getLast()) && videos.size() == 4 ? -90 : 1.24);
            }
          } catch (java.io.IOException problem) {
            drawn.completeExceptionally(problem);
          }
          player.overlayProperty().set("wave · raise? 0.52");
          player.loopingProperty().set(true);
          PauseTransition wait = new PauseTransition(Duration.seconds(3));
          wait.setOnFinished(done -> drawn.complete(scene.snapshot(null)));
          wait.play();
        });
    Image image = drawn.join();
    BufferedImage copy =
        new BufferedImage(
            (int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < copy.getHeight(); y++) {
      for (int x = 0; x < copy.getWidth(); x++) {
        copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    ImageIO.write(copy, "png", target.toFile());
    System.exit(0);
  }
}
