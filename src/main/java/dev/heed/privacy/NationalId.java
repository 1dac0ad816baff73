package dev.heed.privacy;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/// How the numbers of one state are written, what they are called, and how they are checked.
enum NationalId {
    /// United States, Social Security Number. Randomised since 2011 (SSA): no area 000 or 666, no group 00, no serial
    /// 0000. Areas from 900 on are numbers of the tax office (ITIN), which are written alike.
    US_SSN("ssn social itin", List.of("000-00-0000"), List.of("000 00 0000", "000.00.0000", "000000000")) {
        @Override
        boolean right(String id) {
            return !id.startsWith("000") && !id.startsWith("666") && !id.startsWith("00", 3) && !id.endsWith("0000");
        }
    },
    /// United Kingdom, National Insurance number (HMRC, NIM39110).
    UK_NINO("", List.of("AA000000A", "AA 00 00 00 A", "AA000000 A", "AA 000000 A"), List.of()) {
        private static final Set<String> NEVER = Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

        @Override
        boolean right(String id) {
            return "DFIQUV".indexOf(id.charAt(0)) < 0
                    && "DFIQUVO".indexOf(id.charAt(1)) < 0
                    && !NEVER.contains(id.substring(0, 2))
                    && "ABCD".indexOf(id.charAt(8)) >= 0;
        }
    },
    /// United Kingdom, NHS number: weights 10 to 2, modulo 11 (NHS Data Dictionary).
    UK_NHS("nhs", List.of(), List.of("000 000 0000", "000-000-0000", "0000000000")) {
        @Override
        boolean right(String id) {
            int check = 11 - weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
            return check % 11 == digit(id, 9);
        }
    },
    /// Germany, Identifikationsnummer (§ 139b AO): ISO 7064 MOD 11,10, not beginning with 0; of the first ten digits
    /// one
    /// stands there twice or three times, and none of the others more than once.
    DE_TAX(
            "steuer steuerid idnr identifikationsnummer steueridentifikationsnummer steuernummer",
            List.of("00 000 000 000"),
            List.of("00000000000", "00 000 000000")) {
        @Override
        boolean right(String id) {
            int product = 10;
            for (int i = 0; i < 10; i++) {
                int sum = (digit(id, i) + product) % 10;
                product = 2 * (sum == 0 ? 10 : sum) % 11;
            }
            long repeated = id.chars().limit(10).boxed().collect(groupingBy(identity(), counting())).values().stream()
                    .filter(count -> count > 1)
                    .mapToLong(count -> count > 3 ? 2 : 1)
                    .sum();
            return id.charAt(0) != '0' && repeated == 1 && (11 - product) % 10 == digit(id, 10);
        }
    },
    /// France, numéro d'inscription au répertoire (INSEE): key is 97 less the number modulo 97; Corsica's 2A and 2B
    /// count
    /// as 19 and 18.
    FR_NIR("", List.of("00000XX00000000", "00000XX000000 00", "0 00 00 XX 000 000 00"), List.of()) {
        @Override
        boolean right(String id) {
            String number = id.replaceFirst("^(.{5})2A", "$119").replaceFirst("^(.{5})2B", "$118");
            if (!digits(number)) return false;
            int month = Integer.parseInt(number.substring(3, 5));
            boolean sex = "123478".indexOf(number.charAt(0)) >= 0;
            long key = 97 - Long.parseLong(number.substring(0, 13)) % 97;
            return sex && ((month >= 1 && month <= 12) || month >= 20) && key == Long.parseLong(number.substring(13));
        }
    },
    /// Spain, DNI and NIE (Orden INT/2058/2008): the letter at the number modulo 23; X, Y, Z stand for 0, 1, 2.
    ES_DNI(
            "",
            List.of("00000000A", "00000000-A", "00.000.000-A", "A0000000A", "A-0000000-A", "A0000000-A"),
            List.of()) {
        private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

        @Override
        boolean right(String id) {
            int first = "XYZ".indexOf(id.charAt(0));
            String number = (first < 0 ? id.substring(0, 1) : String.valueOf(first)) + id.substring(1, 8);
            return digits(number) && LETTERS.charAt(Integer.parseInt(number) % 23) == id.charAt(8);
        }
    },
    /// Italy, codice fiscale (D.M. 23 December 1976): letters of the name, date and place, and a check letter.
    IT_CODICE_FISCALE("", List.of("AAAAAA00A00A000A"), List.of()) {
        // what a character counts in the first, third, fifth … place; digits count as the letters A to J
        private static final int[] ODD = {
            1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
        };

        @Override
        boolean right(String id) {
            int sum = 0;
            for (int i = 0; i < 15; i++) {
                char c = id.charAt(i);
                int rank = c <= '9' ? c - '0' : c - 'A';
                sum += i % 2 == 0 ? ODD[rank] : rank;
            }
            return "ABCDEHLMPRST".indexOf(id.charAt(8)) >= 0 && sum % 26 == id.charAt(15) - 'A';
        }
    },
    /// Netherlands, burgerservicenummer: the eleven test with the last weight negative.
    NL_BSN("bsn burgerservicenummer sofinummer", List.of(), List.of("000000000", "0000.00.000", "000 000 000")) {
        @Override
        boolean right(String id) {
            return weighted(id, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 && !id.equals("000000000");
        }
    },
    /// Poland, PESEL: weights 1, 3, 7, 9, modulo 10.
    PL_PESEL("pesel", List.of(), List.of("00000000000")) {
        @Override
        boolean right(String id) {
            return (10 - weighted(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10 == digit(id, 10);
        }
    },
    /// India, Aadhaar (UIDAI): twelve digits, the first from 2 on, with Verhoeff's check digit.
    IN_AADHAAR("aadhaar aadhar uidai", List.of("0000 0000 0000"), List.of("000000000000", "0000-0000-0000")) {
        @Override
        boolean right(String id) {
            return id.charAt(0) >= '2' && VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(id);
        }
    },
    /// Brazil, CPF (Receita Federal): two check digits, modulo 11.
    BR_CPF("cpf", List.of("000.000.000-00"), List.of("00000000000", "000000000-00")) {
        @Override
        boolean right(String id) {
            boolean alike = id.chars().distinct().count() == 1;
            return !alike
                    && check(weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(id, 9)
                    && check(weighted(id, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(id, 10);
        }

        private static int check(int sum) {
            return sum * 10 % 11 % 10;
        }
    };

    /// One way to write a number: `0` a digit, `A` a letter, `X` either, all else as it is.
    ///
    /// @param named whether it counts only where the words before call it by a name
    record Form(String template, boolean named) {}

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<String> names;

    @SuppressWarnings("ImmutableEnumChecker") // the same
    private final List<Form> forms;

    /// @param names what it is called, in lower case
    /// @param alone forms that are seldom anything else
    /// @param named forms that count after one of the names only
    NationalId(String names, List<String> alone, List<String> named) {
        this.names = Set.of(names.split(" ", -1));
        this.forms = Stream.concat(
                        alone.stream().map(form -> new Form(form, false)),
                        named.stream().map(form -> new Form(form, true)))
                .toList();
    }

    Set<String> names() {
        return names;
    }

    List<Form> forms() {
        return forms;
    }

    /// Whether letters and digits that are written like one are one.
    ///
    /// @param id in upper case, without spaces and signs, as long as one of the forms
    abstract boolean right(String id);

    private static int digit(String id, int at) {
        return id.charAt(at) - '0';
    }

    private static int weighted(String id, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * digit(id, i);
        return sum;
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
