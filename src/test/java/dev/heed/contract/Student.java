package dev.heed.contract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Student's distribution, by adding up and trying out.
final class Student {
    private static final Map<Integer, Double> KNOWN = new ConcurrentHashMap<>();

    private Student() {}

    /// Where 95 % lie between it and its negative.
    static double quantile(int freedom) {
        return KNOWN.computeIfAbsent(freedom, Student::found);
    }

    private static double found(int freedom) {
        double low = 0;
        double high = 13;
        while (high - low > 1e-10) {
            double middle = (low + high) / 2;
            if (within(middle, freedom) < 0.95) low = middle;
            else high = middle;
        }
        return low;
    }

    /// How much lies between −t and t: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964),
    /// 26.7.3 and 26.7.4.
    private static double within(double t, int freedom) {
        double angle = Math.atan(t / Math.sqrt(freedom));
        boolean odd = freedom % 2 == 1;
        double term = odd ? Math.cos(angle) : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int i = odd ? 3 : 2; i <= freedom - 2; i += 2) {
            term *= Math.cos(angle) * Math.cos(angle) * (i - 1) / i;
            sum += term;
        }
        return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
    }
}
