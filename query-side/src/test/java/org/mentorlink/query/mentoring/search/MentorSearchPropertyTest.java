package org.mentorlink.query.mentoring.search;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorlink.mentoring.MentorCounts;
import org.mentorlink.mentoring.MentorFilter;
import org.mentorlink.mentoring.MentorPage;
import org.mentorlink.mentoring.MentorQuery.FindMentorTallies;
import org.mentorlink.mentoring.MentorQuery.FindMentors;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.mentoring.MentorQuery.SearchMentors.Counts;
import org.mentorlink.mentoring.MentorSort;
import org.mentorlink.mentoring.MentorTallies;
import org.mentorlink.mentoring.MentorTally;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentorViews;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.mentoring.search.Crowd.Person;
import org.mentorlink.shared.Page;

/** Whatever is asked, the index finds, orders, counts and pages as a loop over all mentors does. */
class MentorSearchPropertyTest {

    private static final int MENTORS = 150;
    private static final int SEARCHES = 60;
    private static final Instant MONDAY = Crowd.nextMonday(ReadSide.NOW);
    private static final List<String> WORDS = List.of(
            "java",
            "JAVA",
            "jav",
            "js",
            "kubernets",
            "k8s",
            "thandi",
            "Thándi nkosi",
            "lukasz",
            "oster",
            "c++",
            "c#",
            ".net",
            "go",
            "machine learning",
            "ml",
            "umhlanga",
            "hudsn",
            "head of",
            "portfolio",
            "portfoliio",
            "strase",
            "zoe",
            "node",
            "staff enginer",
            "kariere",
            "n",
            "zzzz",
            "...",
            "negociation",
            "sanlam java");

    private static final long SEED = new Random().nextLong();
    private static ReadSide side;
    private static List<Mentor> mentors;
    private static final Map<SearchMentors, Set<String>> FREE = new HashMap<>();

    /** What the loop looks at. */
    private record Mentor(MentorView view, MentorTally tally, String name, int listed) {}

    @BeforeAll
    static void crowd() {
        side = new ReadSide();
        var crowd = new Crowd(new Random(SEED));
        var people = IntStream.range(0, MENTORS)
                .mapToObj(number -> crowd.person(number, 15))
                .toList();
        people.forEach(person -> crowd.store(side, person));
        people.forEach(person -> crowd.reserve(side, person, MONDAY, 14));
        side.catchUp(100);
        var names = people.stream()
                .collect(Collectors.toMap(person -> person.mentor().value(), Person::name));
        var ids = people.stream().map(person -> person.mentor().value()).toList();
        var tallies = side.ask(new FindMentorTallies(ids), MentorTallies.class).tallies().stream()
                .collect(Collectors.toMap(MentorTally::mentorId, Function.identity()));
        mentors = side.ask(new FindMentors(ids), MentorViews.class).mentors().stream()
                .filter(MentorView::approved)
                .map(view -> new Mentor(view, tallies.get(view.id()), names.get(view.id()), ids.indexOf(view.id())))
                .toList();
        assertThat(mentors).hasSizeBetween(MENTORS / 2, MENTORS - 1);
    }

    @AfterAll
    static void close() {
        side.close();
    }

    static Stream<Long> seeds() {
        var random = new Random(SEED);
        return IntStream.range(0, SEARCHES).mapToObj(number -> random.nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSearchFindsWhatALoopFinds(long seed) {
        var random = new Random(seed);
        var search = search(random);
        var expected = expected(search);

        var pageSize = 1 + random.nextInt(40);
        var found = new ArrayList<String>();
        MentorCounts counts = null;
        String after = null;
        do {
            var page = ask(search, new Page(pageSize, after));
            page.mentors().forEach(mentor -> found.add(mentor.id()));
            assertThat(page.mentors()).hasSizeLessThanOrEqualTo(pageSize);
            assertThat(counts == null || counts.equals(page.counts())).isTrue();
            counts = page.counts();
            after = page.hasNext() ? Objects.requireNonNull(page.end()) : null;
        } while (after != null);

        assertThat(found)
                .as("crowd %d, search %s", SEED, search)
                .containsExactlyElementsOf(
                        expected.stream().map(mentor -> mentor.view().id()).toList());
        assertThat(counts).as("crowd %d, search %s", SEED, search).isEqualTo(counts(search));
    }

    /** The rough answer may name too many and must never name too few. */
    @Test
    void whoeverIsFreeMayBeFree() {
        var random = new Random(SEED);
        for (var round = 0; round < 100; round++) {
            var from = MONDAY.plus(Duration.ofMinutes(random.nextInt(400 * 24 * 60)));
            var to = from.plus(Duration.ofMinutes(1 + random.nextInt(9 * 24 * 60)));
            for (var mentor : mentors) {
                var week = mentor.view().availability();
                if (!week.sessions(from, to, Duration.ofHours(1)).isEmpty()) {
                    var zone = WeekHours.simplest(week.zone(), from, to);
                    assertThat(WeekHours.touched(zone, from, to)
                                    .meets(WeekHours.of(week).bytes()))
                            .as("%s, %s to %s", week, from, to)
                            .isTrue();
                }
            }
        }
    }

    private static SearchMentors search(Random random) {
        var crowd = new Crowd(random);
        var isFree = random.nextInt(3) == 0;
        var from = MONDAY.plus(Duration.ofMinutes(15L * random.nextInt(4 * 24 * 14)));
        var currency = random.nextInt(4) == 0 ? crowd.one(List.of("ZAR", "USD", "JPY")) : null;
        var filter = new MentorFilter(
                random.nextInt(3) == 0 ? List.copyOf(crowd.some(Crowd.SKILLS, 1 + random.nextInt(2))) : List.of(),
                random.nextInt(6) == 0 ? List.copyOf(crowd.some(Crowd.CATEGORIES, 2)) : List.of(),
                random.nextInt(5) == 0 ? List.of("pt-br", "en") : List.of(),
                random.nextInt(6) == 0 ? List.of(crowd.one(List.of(MentoringStyle.values()))) : List.of(),
                currency,
                random.nextInt(5) == 0 ? (long) random.nextInt(30_000) : null,
                random.nextInt(4) == 0 ? (long) random.nextInt(60_000) : null,
                random.nextInt(4) == 0 ? random.nextInt(25) : null);
        return new SearchMentors(
                random.nextBoolean() ? crowd.one(WORDS) : null,
                filter,
                isFree ? from : null,
                isFree ? from.plus(Duration.ofMinutes(15L * (1 + random.nextInt(200)))) : null,
                random.nextInt(8) == 0 ? 4.0 : null,
                null,
                crowd.one(List.of(MentorSort.values())),
                Counts.FACETS,
                new Page(1, null));
    }

    private static MentorPage ask(SearchMentors search, Page page) {
        return side.ask(
                new SearchMentors(
                        search.query(),
                        search.filter(),
                        search.freeFrom(),
                        search.freeTo(),
                        search.minRating(),
                        search.favouritesOf(),
                        search.sort(),
                        search.counts(),
                        page),
                MentorPage.class);
    }

    // --- the loop ---

    private static List<Mentor> expected(SearchMentors search) {
        var byRating = comparing((Mentor mentor) -> rating(mentor), reverseOrder())
                .thenComparing(mentor -> mentor.view().id());
        Comparator<Mentor> byCurrency =
                comparing(mentor -> mentor.view().hourlyRate().currency());
        Function<Mentor, Long> rate = mentor -> mentor.view().hourlyRate().amountMinor();
        Comparator<Mentor> order = switch (search.sort()) {
            case RELEVANCE -> comparing(mentor -> -score(search, mentor));
            case RATING -> byRating;
            case PRICE_ASC -> byCurrency.thenComparing(rate);
            case PRICE_DESC -> byCurrency.thenComparing(rate, reverseOrder());
            case EXPERIENCE ->
                comparing(
                        (Mentor mentor) ->
                                Objects.requireNonNullElse(mentor.view().yearsOfExperience(), -1),
                        reverseOrder());
            case SESSIONS -> comparing(mentor -> -mentor.tally().sessionsHeld());
            case NEWEST -> comparing(Mentor::listed, reverseOrder());
        };
        return mentors.stream()
                .filter(fits(search, null))
                .sorted(order.thenComparing(byRating))
                .toList();
    }

    private static double rating(Mentor mentor) {
        return Objects.requireNonNullElse(mentor.tally().rated().meanTenths(), -10) / 10.0;
    }

    private static Predicate<Mentor> fits(SearchMentors search, Facet but) {
        var filter = search.filter();
        var free = free(search);
        return mentor -> {
            var view = mentor.view();
            var rate = view.hourlyRate();
            var years = view.yearsOfExperience();
            return score(search, mentor) >= 0
                    && (free == null || free.contains(view.id()))
                    && (filter.currency() == null || filter.currency().equals(rate.currency()))
                    && (but == Facet.SKILLS || keys(view.skills()).containsAll(keys(filter.skills())))
                    && (but == Facet.CATEGORIES
                            || any(filter.categories(), view.practice().categoryIds()))
                    && (but == Facet.LANGUAGES
                            || filter.languages().isEmpty()
                            || any(List.of("pt-BR", "en"), view.practice().languages()))
                    && (but == Facet.STYLES
                            || any(filter.styles(), view.practice().styles()))
                    && (but == Facet.PRICE_BANDS
                            || ((filter.minHourlyRateMinor() == null
                                            || rate.amountMinor() >= filter.minHourlyRateMinor())
                                    && (filter.maxHourlyRateMinor() == null
                                            || rate.amountMinor() <= filter.maxHourlyRateMinor())))
                    && (but == Facet.RATINGS || search.minRating() == null || rating(mentor) >= search.minRating())
                    && (but == Facet.EXPERIENCE
                            || filter.minYears() == null
                            || (years != null && years >= filter.minYears()));
        };
    }

    private static boolean any(List<?> wanted, List<?> had) {
        return wanted.isEmpty() || wanted.stream().anyMatch(had::contains);
    }

    private static Set<String> free(SearchMentors search) {
        return search.freeFrom() == null ? null : FREE.computeIfAbsent(search, MentorSearchPropertyTest::freeNow);
    }

    private static Set<String> freeNow(SearchMentors search) {
        var ids = mentors.stream().map(mentor -> mentor.view().id()).toList();
        return side
                .ask(new FindOpenSlots(ids, search.freeFrom(), search.freeTo()), OpenSlots.class)
                .byMentor()
                .entrySet()
                .stream()
                .filter(open -> !open.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> keys(List<String> skills) {
        return skills.stream().map(side.bean(Synonyms.class)::key).distinct().toList();
    }

    private static MentorCounts counts(SearchMentors search) {
        var total = (int) mentors.stream().filter(fits(search, null)).count();
        var labels = new HashMap<String, String>();
        mentors.stream()
                .sorted(comparing(Mentor::listed))
                .flatMap(mentor -> mentor.view().skills().stream())
                .forEach(skill -> labels.putIfAbsent(
                        side.bean(Synonyms.class).key(skill),
                        side.bean(Synonyms.class).label(skill)));
        return new MentorCounts(
                total,
                true,
                new MentorCounts.Facets(
                        values(
                                search,
                                Facet.SKILLS,
                                mentor -> keys(mentor.view().skills()).stream()
                                        .map(labels::get)
                                        .toList()),
                        values(
                                search,
                                Facet.CATEGORIES,
                                mentor -> mentor.view().practice().categoryIds()),
                        values(
                                search,
                                Facet.LANGUAGES,
                                mentor -> mentor.view().practice().languages()),
                        values(
                                search,
                                Facet.STYLES,
                                mentor -> mentor.view().practice().styles().stream()
                                        .map(Enum::name)
                                        .toList()),
                        bands(search),
                        atLeast(
                                search,
                                Facet.RATINGS,
                                List.of("4.5", "4.0", "3.5", "3.0"),
                                MentorSearchPropertyTest::rating),
                        atLeast(search, Facet.EXPERIENCE, List.of("1", "3", "5", "10", "20"), mentor -> (double)
                                Objects.requireNonNullElse(mentor.view().yearsOfExperience(), -1))));
    }

    private static List<MentorCounts.Value> values(
            SearchMentors search, Facet facet, Function<Mentor, List<String>> values) {
        var counts = new HashMap<String, Integer>();
        mentors.stream()
                .filter(fits(search, facet))
                .forEach(mentor -> values.apply(mentor).forEach(value -> counts.merge(value, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(value -> new MentorCounts.Value(value.getKey(), value.getValue()))
                .sorted(comparing(MentorCounts.Value::count, reverseOrder()).thenComparing(MentorCounts.Value::value))
                .toList();
    }

    private static List<MentorCounts.Value> atLeast(
            SearchMentors search, Facet facet, List<String> bounds, Function<Mentor, Double> value) {
        var found = mentors.stream().filter(fits(search, facet)).map(value).toList();
        return bounds.stream()
                .map(bound -> new MentorCounts.Value(bound, (int) found.stream()
                        .filter(one -> one >= Double.parseDouble(bound))
                        .count()))
                .filter(bound -> bound.count() > 0)
                .toList();
    }

    private static List<MentorCounts.PriceBand> bands(SearchMentors search) {
        var bands = new ArrayList<MentorCounts.PriceBand>();
        for (var currency : List.of("EUR", "JPY", "USD", "ZAR")) {
            var unit = currency.equals("JPY") ? 1L : 100L;
            var bounds = LongBounds.of(unit);
            for (var index = 0; index + 1 < bounds.size(); index++) {
                var least = bounds.get(index);
                var most = bounds.get(index + 1) - 1;
                var count = (int) mentors.stream()
                        .filter(fits(search, Facet.PRICE_BANDS))
                        .map(mentor -> mentor.view().hourlyRate())
                        .filter(rate -> rate.currency().equals(currency)
                                && rate.amountMinor() >= least
                                && rate.amountMinor() <= most)
                        .count();
                if (count > 0) {
                    var text = org.mentorlink.shared.Money.of(least, currency).formatted() + " to "
                            + org.mentorlink.shared.Money.of(most, currency).formatted();
                    bands.add(new MentorCounts.PriceBand(text, currency, least, most, count));
                }
            }
        }
        return bands;
    }

    private static final class LongBounds {

        static List<Long> of(long unit) {
            var bounds = new ArrayList<>(List.of(0L));
            for (var power = unit; power < 100_000_000L; power *= 10) {
                bounds.addAll(List.of(power, 2 * power, 5 * power));
            }
            return bounds;
        }
    }

    /** Below 0 where a word is missing; 0 without words. */
    private static int score(SearchMentors search, Mentor mentor) {
        var units = side.bean(Synonyms.class).units(Words.of(Objects.requireNonNullElse(search.query(), "")));
        var sum = 0;
        for (var index = 0; index < units.size(); index++) {
            var score = score(units.get(index), index == units.size() - 1, mentor);
            if (score < 0) {
                return -1;
            }
            sum += score;
        }
        return sum;
    }

    private static int score(Synonyms.Unit unit, boolean isLast, Mentor mentor) {
        var asTyped = 0;
        for (var index = 0; index < unit.words().size(); index++) {
            var one = score(
                    unit.words().get(index), isLast && index == unit.words().size() - 1, mentor);
            asTyped = one < 0 || asTyped < 0 ? -1 : asTyped + one;
        }
        var best = asTyped;
        for (var place : places(mentor)) {
            for (var other : unit.others()) {
                if (place.texts().stream().anyMatch(text -> holds(text, other))) {
                    best = Math.max(best, (300 + place.weight()) * unit.words().size());
                }
            }
        }
        return best;
    }

    private static boolean holds(List<List<String>> text, List<String> phrase) {
        return IntStream.rangeClosed(0, text.size() - phrase.size())
                .anyMatch(from -> IntStream.range(0, phrase.size())
                        .allMatch(index -> text.get(from + index).contains(phrase.get(index))));
    }

    private static int score(String word, boolean mayBeIncomplete, Mentor mentor) {
        var best = -1;
        for (var place : places(mentor)) {
            for (var found : (Iterable<String>)
                    place.texts().stream().flatMap(List::stream).flatMap(List::stream)::iterator) {
                var kind = found.equals(word)
                        ? 400
                        : mayBeIncomplete && found.startsWith(word)
                                ? 200
                                : isTypo(word, found, place.weight() == 10) ? 100 : -1_000;
                best = Math.max(best, kind + place.weight());
            }
        }
        return best;
    }

    private static boolean isTypo(String word, String found, boolean isBio) {
        if (word.length() < (isBio ? 6 : 4)
                || !word.chars().allMatch(Character::isLetter)
                || word.charAt(0) != found.charAt(0)) {
            return false;
        }
        return distance(word.substring(1), found.substring(1)) <= (word.length() < 8 ? 1 : 2);
    }

    /** Letters added, missing, changed or swapped with their neighbour. */
    private static int distance(String one, String other) {
        var cost = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                var same = one.charAt(i - 1) == other.charAt(j - 1);
                cost[i][j] =
                        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }

    /** @param texts each a list of places, each place the forms by which its word is found */
    private record Place(int weight, List<List<List<String>>> texts) {}

    private static List<Place> places(Mentor mentor) {
        var view = mentor.view();
        return List.of(
                place(30, List.of(mentor.name())),
                place(30, view.skills()),
                place(
                        20,
                        Stream.of(view.company(), view.jobTitle())
                                .filter(Objects::nonNull)
                                .toList()),
                place(10, List.of(view.bio())));
    }

    private static Place place(int weight, List<String> texts) {
        return new Place(
                weight,
                texts.stream()
                        .map(text -> Words.of(text).stream()
                                .map(word -> Words.withParts(word).toList())
                                .toList())
                        .toList());
    }
}
