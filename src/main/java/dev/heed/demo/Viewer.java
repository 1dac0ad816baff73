package dev.heed.demo;

import java.util.ArrayList;
import java.util.List;

/// An invented person.
///
/// @param name what the application calls them
/// @param tastes what they make of each genre, about -1.5 to 1.5
/// @param leniency how kind they are to everything, about -1 to 1
/// @param eagerness how often they come, compared with the others
record Viewer(String name, List<Double> tastes, double leniency, double eagerness) {
    private static final double PICKINESS = 0.7;
    private static final double TEMPER = 0.35;
    private static final double REGULARITY = 0.8;

    /// How much they will like a work: about normally distributed, of mean 0.
    double liking(Work work) {
        return work.quality() + tastes.get(work.genre()) + leniency;
    }

    static List<Viewer> all(int count, Chance chance) {
        List<Viewer> viewers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Double> tastes = new ArrayList<>();
            for (int genre = 0; genre < Work.GENRES; genre++) tastes.add(PICKINESS * chance.normal());
            viewers.add(new Viewer(
                    "viewer-" + (1_000 + i),
                    tastes,
                    TEMPER * chance.normal(),
                    StrictMath.exp(REGULARITY * chance.normal())));
        }
        return viewers;
    }
}
