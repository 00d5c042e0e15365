package org.mentorlink.api.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.lang.Rational;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorlink.shared.Refused;

class PictureTest {

    private static final int MOST_PIXELS = 40_000_000;

    @Test
    void is_a_square_around_the_middle_in_every_size() throws IOException {
        var picture = Picture.of(TestFiles.jpeg(900, 600), Sniffed.JPEG, MOST_PIXELS);

        assertThat(picture.side()).isEqualTo(512);
        var large = decoded(picture.encoded(PhotoSize.LARGE));
        assertThat(large.getWidth()).isEqualTo(512);
        assertThat(large.getHeight()).isEqualTo(512);
        assertThat(quarters(large)).isEqualTo("red green blue white");
        var small = decoded(picture.encoded(PhotoSize.SMALL));
        assertThat(small.getWidth()).isEqualTo(128);
        assertThat(quarters(small)).isEqualTo("red green blue white");
    }

    @Test
    void is_never_enlarged() throws IOException {
        var picture = Picture.of(TestFiles.png(200, 300), Sniffed.PNG, MOST_PIXELS);

        assertThat(picture.side()).isEqualTo(200);
        assertThat(decoded(picture.encoded(PhotoSize.LARGE)).getHeight()).isEqualTo(200);
        assertThat(decoded(picture.encoded(PhotoSize.SMALL)).getHeight()).isEqualTo(128);
    }

    @Test
    void tells_nothing_of_where_and_with_what_it_was_taken() throws Exception {
        var photographed = TestFiles.photographed(TestFiles.jpeg(300, 300), 1);
        var before = ImageMetadataReader.readMetadata(new ByteArrayInputStream(photographed));
        assertThat(before.getFirstDirectoryOfType(GpsDirectory.class).getRationalArray(GpsDirectory.TAG_LATITUDE))
                .startsWith(new Rational(33, 1), new Rational(55, 1));
        assertThat(new String(photographed, ISO_8859_1)).contains(TestFiles.CAMERA);

        for (var size : PhotoSize.values()) {
            var encoded = Picture.of(photographed, Sniffed.JPEG, MOST_PIXELS).encoded(size);
            var after = ImageMetadataReader.readMetadata(new ByteArrayInputStream(encoded));
            assertThat(after.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
            assertThat(after.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
            assertThat(new String(encoded, ISO_8859_1)).doesNotContain(TestFiles.CAMERA, "Exif");
        }
    }

    @Test
    void tells_nothing_of_what_a_png_says_beside_its_pixels() {
        var commented = TestFiles.commented(TestFiles.png(300, 300));
        assertThat(new String(commented, ISO_8859_1)).contains(TestFiles.CAMERA);

        var encoded = Picture.of(commented, Sniffed.PNG, MOST_PIXELS).encoded(PhotoSize.LARGE);

        assertThat(new String(encoded, ISO_8859_1)).doesNotContain(TestFiles.CAMERA);
    }

    /** They inflate to a thousand times their size in whatever reads them. */
    @Test
    void is_read_from_a_png_without_the_texts_in_it() throws IOException {
        var commented = TestFiles.commented(TestFiles.png(300, 300));

        var essential = PngChunks.essential(commented);

        assertThat(new String(essential, ISO_8859_1)).doesNotContain(TestFiles.CAMERA);
        assertThat(ImageIO.read(new ByteArrayInputStream(essential)).getWidth()).isEqualTo(300);
        var broken = Arrays.copyOf(commented, commented.length - 5);
        assertThat(PngChunks.essential(broken)).hasSizeLessThan(broken.length);
        assertThat(PngChunks.essential(new byte[3])).hasSize(3);
    }

    /** What a viewer that heeds the orientation would show. */
    @ParameterizedTest
    @CsvSource({
        "1, red green blue white",
        "2, green red white blue",
        "3, white blue green red",
        "4, blue white red green",
        "5, red blue green white",
        "6, blue red white green",
        "7, white green blue red",
        "8, green white red blue"
    })
    void is_upright_however_the_camera_was_held(int orientation, String expected) throws IOException {
        var photographed = TestFiles.photographed(TestFiles.jpeg(640, 640), orientation);

        var upright =
                decoded(Picture.of(photographed, Sniffed.JPEG, MOST_PIXELS).encoded(PhotoSize.LARGE));

        assertThat(quarters(upright)).isEqualTo(expected);
    }

    @Test
    void is_cut_after_it_was_turned() throws IOException {
        var photographed = TestFiles.photographed(TestFiles.jpeg(900, 600), 6);

        var upright =
                decoded(Picture.of(photographed, Sniffed.JPEG, MOST_PIXELS).encoded(PhotoSize.LARGE));

        assertThat(quarters(upright)).isEqualTo("blue red white green");
    }

    @Test
    void a_large_one_is_read_in_part() throws IOException {
        var picture = Picture.of(TestFiles.jpeg(5_000, 4_000), Sniffed.JPEG, MOST_PIXELS);

        assertThat(picture.side()).isEqualTo(512);
        assertThat(quarters(decoded(picture.encoded(PhotoSize.LARGE)))).isEqualTo("red green blue white");
    }

    @Test
    void webp_is_read() throws IOException {
        var picture = Picture.of(TestFiles.webp(), Sniffed.WEBP, MOST_PIXELS);

        assertThat(decoded(picture.encoded(PhotoSize.LARGE)).getWidth()).isEqualTo(1);
    }

    @Test
    void what_is_transparent_becomes_white() throws IOException {
        var clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);

        var shown = decoded(Picture.of(TestFiles.encoded(clear, "png"), Sniffed.PNG, MOST_PIXELS)
                .encoded(PhotoSize.LARGE));

        assertThat(name(shown.getRGB(50, 50))).isEqualTo("white");
    }

    @ParameterizedTest
    @CsvSource({"10000, 10000", "65000, 65000", "2147483647, 2147483647", "40001, 999"})
    void a_bomb_is_refused_before_it_goes_off(int width, int height) {
        assertRefused("PHOTO_TOO_LARGE", TestFiles.claiming(width, height), Sniffed.PNG);
    }

    @Test
    void a_broken_one_is_refused() {
        var half = Arrays.copyOf(TestFiles.png(300, 300), 200);
        assertRefused("UNREADABLE_PHOTO", half, Sniffed.PNG);
        assertRefused("UNREADABLE_PHOTO", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, Sniffed.JPEG);
        assertRefused("UNREADABLE_PHOTO", "RIFF....WEBPVP8X".getBytes(ISO_8859_1), Sniffed.WEBP);
        assertRefused("UNREADABLE_PHOTO", TestFiles.claiming(0, 5), Sniffed.PNG);
    }

    private static void assertRefused(String code, byte[] content, Sniffed kind) {
        assertThatThrownBy(() -> Picture.of(content, kind, MOST_PIXELS))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static BufferedImage decoded(byte[] jpeg) throws IOException {
        assertThat(Sniffed.of(new java.io.BufferedInputStream(new ByteArrayInputStream(jpeg))))
                .contains(Sniffed.JPEG);
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static String quarters(BufferedImage image) {
        var near = image.getWidth() / 4;
        var far = image.getWidth() * 3 / 4;
        return String.join(
                " ",
                name(image.getRGB(near, near)),
                name(image.getRGB(far, near)),
                name(image.getRGB(near, far)),
                name(image.getRGB(far, far)));
    }

    private static String name(int rgb) {
        var color = new Color(rgb);
        var red = color.getRed() > 128;
        var green = color.getGreen() > 128;
        var blue = color.getBlue() > 128;
        if (red && green && blue) {
            return "white";
        }
        return red ? "red" : green ? "green" : blue ? "blue" : "black";
    }
}
