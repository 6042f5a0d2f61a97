#include "support_image.h"

#include "image/image.h"
#include "image/pixels-imp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>
#include <unistd.h>
#include <webp/encode.h>

static Arena *arena;
static DiagList diags;
static char path[] = "/tmp/test_image.XXXXXX";

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    int fd = mkstemp(path);
    if (fd >= 0) close(fd);
    return fd >= 0 ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    unlink(path);
    arena_free(arena);
    return 0;
}

static bool open_bytes(Str bytes, Image *image)
{
    write_picture(path, bytes);
    return image_open(arena, str_from(path), (Span){0}, image, &diags);
}

static Image opened(Str bytes)
{
    Image image;
    assert_true(open_bytes(bytes, &image));
    return image;
}

static ImageData encoded(const Image *image, uint32_t max_width, uint32_t max_height)
{
    ImageData data;
    assert_true(image_encode(image, max_width, max_height, &data, &diags));
    return data;
}

static void assert_last_code(const char *code)
{
    assert_true(diags.items.count > 0);
    assert_string_equal(diags.items.items[diags.items.count - 1]->code, code);
}

/* The corner colours of a JPEG, clockwise from the top left, as one letter each. */
static void corners(const ImageData *data, char letters[5])
{
    tjhandle handle = tjInitDecompress();
    size_t width = data->width, height = data->height;
    uint8_t *rgb = malloc(width * height * 3);
    assert_non_null(rgb);
    assert_int_equal(
        tjDecompress2(handle, data->bytes, data->size, rgb, (int)width, 0, (int)height, TJPF_RGB, 0), 0);
    const size_t places[4] = {0, width - 1, width * height - 1, width * (height - 1)};
    for (size_t i = 0; i < 4; i++) {
        const uint8_t *p = rgb + places[i] * 3;
        bool r = p[0] > 128, g = p[1] > 128, b = p[2] > 128;
        letters[i] = r && g && b ? 'W' : r ? 'R' : g ? 'G' : b ? 'B' : '?';
    }
    letters[4] = 0;
    free(rgb);
    tjDestroy(handle);
}

static void test_orientations(void **state)
{
    (void)state;
    /* Stored clockwise: red green white blue. */
    static const char *const upright[] = {"RGWB", "GRBW", "WBRG", "BWGR", "RBWG", "BRGW", "WGRB", "GWBR"};
    for (int orientation = 1; orientation <= 8; orientation++) {
        Image image = opened(quarters_jpeg(arena, 64, 32, orientation));
        char letters[5];
        assert_int_equal(image.orientation, orientation);
        assert_int_equal(image.width, orientation < 5 ? 64 : 32);
        assert_int_equal(image.height, orientation < 5 ? 32 : 64);
        ImageData data = encoded(&image, 1000, 1000);
        assert_int_equal(data.width, image.width);
        assert_int_equal(data.height, image.height);
        corners(&data, letters);
        assert_string_equal(letters, upright[orientation - 1]);
        image_data_free(&data);
    }
}

static void test_metadata_is_gone(void **state)
{
    (void)state;
    Str file = quarters_jpeg(arena, 640, 480, 1);
    assert_true(str_find(file, STR("Exif")) != SIZE_MAX);
    Image image = opened(file);
    ImageData data = encoded(&image, 640, 480);
    assert_true(data.jpeg);
    assert_int_equal(str_find((Str){(const char *)data.bytes, data.size}, STR("Exif")), SIZE_MAX);
    image_data_free(&data);
}

static void test_scaling(void **state)
{
    (void)state;
    Image image = opened(quarters_jpeg(arena, 1000, 500, 6));
    ImageData data = encoded(&image, 101, 5000);
    char letters[5];
    assert_int_equal(data.width, 101);
    assert_int_equal(data.height, 202);
    corners(&data, letters);
    assert_string_equal(letters, "BRGW");
    image_data_free(&data);
    data = encoded(&image, 5000, 1);
    assert_int_equal(data.width, 1);
    assert_int_equal(data.height, 1);
    image_data_free(&data);
    data = encoded(&image, 5000, 5000);
    assert_int_equal(data.width, 500);
    image_data_free(&data);
}

/* As the page wants it: encoded once more only where it is larger. */
static void test_files_pass(void **state)
{
    (void)state;
    enum { END = 64 };
    Str file = quarters_jpeg(arena, 1000, 500, 0);
    Image image = opened(file);
    ImageData data = encoded(&image, 1000, 500);
    assert_int_equal(data.width, 1000);
    assert_memory_equal(data.bytes + data.size - END, file.ptr + file.len - END, END);
    image_data_free(&data);
    data = encoded(&image, 999, 500);
    assert_int_equal(data.width, 999);
    image_data_free(&data);
}

static void test_area_average(void **state)
{
    (void)state;
    static const uint8_t source[] = {0, 100, 200, 40, 60, 80, 9, 9, 9};
    Pixels pixels = pixels_new(3, 3, 1);
    memcpy(pixels.bytes, source, sizeof source);
    pixels_shrink(&pixels, 3, 1);
    static const uint8_t means[] = {16, 56, 96}; /* 49/3, 169/3, 289/3 */
    assert_memory_equal(pixels.bytes, means, 3);
    pixels_shrink(&pixels, 2, 1);
    /* (16 + 56/2) / 1.5, (56/2 + 96) / 1.5 */
    assert_in_range(pixels.bytes[0], 29, 30);
    assert_in_range(pixels.bytes[1], 82, 83);
    pixels_free(&pixels);
}

static void test_png_with_alpha(void **state)
{
    (void)state;
    Image image = opened(disc_png(arena, 80));
    ImageData data = encoded(&image, 40, 40);
    assert_false(data.jpeg);
    assert_int_equal(data.components, 3);
    assert_int_equal(data.size, 40 * 40 * 3);
    assert_non_null(data.alpha);
    assert_int_equal(data.alpha[0], 0);
    assert_int_equal(data.alpha[20 * 40 + 20], 255);
    /* The edge is partly transparent and of the disc's colour. */
    for (size_t i = 0; i < 40 * 40; i++)
        if (data.alpha[i] > 100) assert_in_range(data.bytes[3 * i + 2], 0x9D, 0xA3);
    image_data_free(&data);
}

/* Raw pixels as a PNG come back as they were, transparent ones too. */
static void test_png_again(void **state)
{
    (void)state;
    Image image = opened(disc_png(arena, 80));
    ImageData raw = encoded(&image, 40, 40), file = encoded(&image, 40, 40);
    image_data_to_png(&file);
    assert_null(file.alpha);
    Image again = opened((Str){(const char *)file.bytes, file.size});
    assert_int_equal(again.format, IMAGE_PNG);
    ImageData read = encoded(&again, 40, 40);
    assert_int_equal(read.size, raw.size);
    assert_memory_equal(read.bytes, raw.bytes, raw.size);
    assert_memory_equal(read.alpha, raw.alpha, 40 * 40);
    image_data_free(&raw);
    image_data_free(&file);
    image_data_free(&read);
}

static void test_webp(void **state)
{
    (void)state;
    uint8_t rgb[32 * 16 * 3], *bytes;
    for (size_t i = 0; i < sizeof rgb; i++) rgb[i] = (uint8_t)(i * 37 % 251);
    size_t size = WebPEncodeLosslessRGB(rgb, 32, 16, 32 * 3, &bytes);
    assert_true(size > 0);
    Image image = opened((Str){(const char *)bytes, size});
    assert_int_equal(image.format, IMAGE_WEBP);
    assert_int_equal(image.width, 32);
    ImageData data = encoded(&image, 100, 100);
    assert_true(data.jpeg);
    assert_int_equal(data.height, 16);
    image_data_free(&data);
    Image truncated = opened((Str){(const char *)bytes, size / 2});
    assert_false(image_encode(&truncated, 100, 100, &data, &diags));
    assert_last_code("F0103");
    WebPFree(bytes);
}

static void test_truncated(void **state)
{
    (void)state;
    const Str files[] = {quarters_jpeg(arena, 300, 200, 0), quarters_jpeg(arena, 300, 200, 3),
                         disc_png(arena, 60)};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        for (size_t cut = 1; cut < files[i].len; cut += 1 + files[i].len / 50) {
            Image image;
            ImageData data;
            Str prefix = {files[i].ptr, files[i].len - cut};
            if (cut == 1) prefix.len -= 2;
            if (open_bytes(prefix, &image)) assert_false(image_encode(&image, 50, 50, &data, &diags));
            assert_true(diags.errors > 0);
        }
}

static void test_refused(void **state)
{
    (void)state;
    Image image;
    assert_false(image_open(arena, STR("/nowhere/a.jpg"), (Span){0}, &image, &diags));
    assert_last_code("F0101");
    assert_false(image_open(arena, STR("/tmp"), (Span){0}, &image, &diags));
    assert_last_code("F0101");
    assert_false(open_bytes(STR("GIF89a…"), &image));
    assert_last_code("F0102");
    assert_false(open_bytes(STR("\0\0\0\x18"
                                "ftypheic"),
                            &image));
    assert_last_code("F0102");
    assert_false(open_bytes(STR(""), &image));
    assert_last_code("F0103");
    assert_false(open_bytes(STR("\xFF\xD8\xFF\xE0 not a picture"), &image));
    assert_last_code("F0103");
}

/* A PNG whose header claims a size; nothing of it is decoded. */
static bool open_claim(uint32_t width, uint32_t height)
{
    Image image;
    char bytes[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDRwwwwhhhh\x08\x02\0\0\0crc.";
    for (int i = 0; i < 4; i++) {
        bytes[16 + i] = (char)(width >> (24 - 8 * i));
        bytes[20 + i] = (char)(height >> (24 - 8 * i));
    }
    return open_bytes((Str){bytes, sizeof bytes - 1}, &image);
}

static void test_limits(void **state)
{
    (void)state;
    assert_true(open_claim(40000, 1000));
    assert_false(open_claim(40001, 10));
    assert_last_code("F0104");
    assert_false(open_claim(8000, 5001));
    assert_last_code("F0104");
    assert_false(open_claim(0, 10));
    assert_last_code("F0103");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orientations), cmocka_unit_test(test_metadata_is_gone),
        cmocka_unit_test(test_scaling),      cmocka_unit_test(test_area_average),
        cmocka_unit_test(test_files_pass),   cmocka_unit_test(test_png_with_alpha),
        cmocka_unit_test(test_png_again),    cmocka_unit_test(test_webp),
        cmocka_unit_test(test_truncated),    cmocka_unit_test(test_refused),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests_name("image", tests, setup, teardown);
}
