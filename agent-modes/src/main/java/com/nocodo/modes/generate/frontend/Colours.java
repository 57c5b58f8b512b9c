package com.nocodo.modes.generate.frontend;

/// Fits a brand colour to a background, so that text in it can be read (WCAG 2.2, 4.5 to 1).
final class Colours {
    private static final double READABLE = 4.6;
    private static final int STEPS = 40;

    private Colours() {}

    /// The colour itself where it can be read on `background`, else the nearest shade towards `extreme` that can.
    static String readable(String colour, String background, String extreme) {
        for (int step = 0; step <= STEPS; step++) {
            var shade = mix(colour, extreme, (double) step / STEPS);
            if (contrast(shade, background) >= READABLE) {
                return shade;
            }
        }
        return extreme;
    }

    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// `share` of `other` in `colour`.
    static String mix(String colour, String other, double share) {
        var out = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            var value = channel(colour, i) * (1 - share) + channel(other, i) * share;
            out.append("%02x".formatted(Math.round(value)));
        }
        return out.toString();
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 0))
                + 0.7152 * linear(channel(colour, 1))
                + 0.0722 * linear(channel(colour, 2));
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int channel(String colour, int index) {
        return Integer.parseInt(colour.substring(1 + 2 * index, 3 + 2 * index), 16);
    }
}
