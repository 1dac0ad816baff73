package dev.heed.privacy;

/// Names that begin with a given name of the list, wherever they stand, with the surname behind. Opt-in: heroes and
/// actors bear such names, too. One that is also an everyday word counts only where a surname follows.
final class ListedNames implements Detector {
    @Override
    public PersonalData kind() {
        return PersonalData.NAME;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.capitals();
    }

    @Override
    public void find(Passage passage) {
        Wording words = passage.words();
        for (int i = 0; i < words.count(); i++) {
            if (words.digits(i) || !words.capital(i)) continue;
            int end = PersonNames.after(passage, words, i);
            if (end == i || !PersonNames.given(words, i, end)) continue;
            passage.claim(kind(), words.from(i), PersonNames.end(passage, words, end));
            i = end - 1;
        }
    }
}
