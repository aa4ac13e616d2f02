package dateline.bench;

import java.util.Arrays;

/** Samples of one thing, in nanoseconds or whatever they are in. */
final class Figures {

    private double[] samples = new double[1024];
    private int size;

    synchronized void add(double sample) {
        if (size == samples.length) {
            samples = Arrays.copyOf(samples, 2 * size);
        }
        samples[size++] = sample;
    }

    /** Takes over the others' samples, each less {@code zero} and by the factor. */
    void addAll(Figures others, double zero, double factor) {
        synchronized (others) {
            for (int i = 0; i < others.size; i++) {
                add((others.samples[i] - zero) * factor);
            }
        }
    }

    synchronized int size() {
        return size;
    }

    double median() {
        return at(0.5);
    }

    /** The sample that this share of all do not exceed. */
    synchronized double at(double share) {
        if (size == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(samples, size);
        Arrays.sort(sorted);
        return sorted[Math.min(size - 1, (int) (share * size))];
    }

    double least() {
        return at(0);
    }

    double most() {
        return at(1);
    }
}
