package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.cuepoint.core.recognition.BackboneDescription.ChannelOrder;
import org.cuepoint.core.recognition.BackboneDescription.Colours;
import org.cuepoint.core.recognition.BackboneDescription.Input;
import org.cuepoint.core.recognition.BackboneDescription.Layout;
import org.cuepoint.core.recognition.BackboneDescription.Output;
import org.cuepoint.core.recognition.BackboneDescription.OutputKind;
import org.cuepoint.core.recognition.BackboneDescription.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTensorTest {

  private static final int SIZE = 8;
  private static final int PICTURE = SIZE * SIZE * 3;

  /** Where the blue of picture 1, row 2, column 5 goes; 3 colours, 8×8, 2 pictures. */
  @ParameterizedTest
  @CsvSource({"NCHW, 1, 149", "NHWC, 1, 65", "NCTHW, 2, 341", "NTCHW, 2, 341", "NTHWC, 2, 257"})
  void eachLayoutPutsAValueWhereItBelongs(Layout layout, int clip, int place) {
    PictureTensor tensor = new PictureTensor(description(layout, Colours.RGB, clip));
    ByteBuffer rgb = ByteBuffer.allocate(2 * PICTURE);
    rgb.put(PICTURE + (2 * 8 + 5) * 3 + 2, (byte) 255);
    FloatBuffer out = FloatBuffer.allocate(tensor.values());
    tensor.put(rgb, clip == 1 ? 1 : 0, out, 0);
    int found = -1;
    for (int i = 0; i < out.capacity(); i++) {
      if (out.get(i) > 0.5f) {
        found = i;
      }
    }
    assertEquals(place, found);
    assertEquals(clip * PICTURE, tensor.values());
  }

  @Test
  void valuesAreScaledThenNormalisedInTheNetworksOrderOfColours() {
    Input in =
        new Input(
            "",
            SIZE,
            Layout.NHWC,
            Colours.BGR,
            ValueType.FLOAT32,
            -1,
            1,
            List.of(0.5, 0.0, 0.0),
            List.of(2.0, 1.0, 1.0));
    PictureTensor tensor =
        new PictureTensor(new BackboneDescription("net", "onnx", in, output(), 4, 1));
    ByteBuffer rgb = ByteBuffer.allocate(PICTURE);
    rgb.put(0, (byte) 0).put(1, (byte) 51).put(2, (byte) 255);
    FloatBuffer out = FloatBuffer.allocate(tensor.values());
    tensor.put(rgb, 0, out, 0);
    float[] first = new float[3];
    out.get(0, first);
    assertArrayEquals(new float[] {(1 - 0.5f) / 2, -0.6f, -1f}, first, 1e-6f);
  }

  private static BackboneDescription description(Layout layout, Colours colours, int clip) {
    Input in =
        new Input(
            "",
            SIZE,
            layout,
            colours,
            ValueType.FLOAT32,
            0,
            1,
            List.of(0.0, 0.0, 0.0),
            List.of(1.0, 1.0, 1.0));
    return new BackboneDescription("net", "onnx", in, output(), 4, clip);
  }

  private static Output output() {
    return new Output("", OutputKind.VECTOR, ChannelOrder.CHW, 0);
  }
}
