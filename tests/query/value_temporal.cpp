#include "query/value/access.h"
#include "query/value/arithmetic.h"
#include "query/value/compare.h"
#include "query/value/temporal/calendar.h"
#include "query/value/temporal/zone.h"
#include "tests/query/value_helper.h"

#include <random>

using namespace dossier;
using namespace dossier::query;
using test::call;
using test::code_of;
using test::text;

namespace {

const Budget kBudget(1 << 20);

std::string made(std::string_view function, const Value& from) {
  return text(call(function, {from}));
}

Value date(const char* iso) { return call("date", {iso}); }
Value moment(const char* iso) { return call("datetime", {iso}); }
Value local(const char* iso) { return call("localdatetime", {iso}); }

}  // namespace

TEST_CASE("the calendar agrees with itself", "[temporal]") {
  std::mt19937_64 random(11);
  std::uniform_int_distribution<std::int64_t> days(kMinEpochDay, kMaxEpochDay);
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t day = i < 4000 ? i - 2000 : days(random);
    const CivilDate civil = to_civil(day);
    REQUIRE(to_epoch_days(civil) == day);
    REQUIRE(civil.day <= days_in_month(civil.year, civil.month));
    const WeekDate week = to_week_date(day);
    REQUIRE(start_of_week_year(week.year) + (week.week - 1) * 7 + week.day - 1 == day);
    REQUIRE(week.week <= weeks_in_year(week.year));
  }
  CHECK(to_epoch_days({kMinYear, 1, 1}) == kMinEpochDay);
  CHECK(to_epoch_days({kMaxYear, 12, 31}) == kMaxEpochDay);
}

TEST_CASE("dates are read in every form", "[temporal]") {
  for (const char* form :
       {"2015-07-21", "20150721", "2015-W30-2", "2015W302", "2015-202", "2015202", "2015-Q3-21"}) {
    CHECK(made("date", form) == "2015-07-21");
  }
  CHECK(made("date", "2015-07") == "2015-07-01");
  CHECK(made("date", "2015") == "2015-01-01");
  CHECK(made("date", "-0044-03-15") == "-0044-03-15");
  for (const char* wrong : {"", "2015-13-01", "2015-02-29", "2015-W54", "2015-366", "20150",
                            "2015-7-1", "x", "+1234567890-01-01"}) {
    CHECK(code_of([&] { date(wrong); }) == Code::InvalidArgumentError);
  }
}

TEST_CASE("dates are made of components", "[temporal]") {
  CHECK(made("date", Map{{"year", 1817}, {"week", 1}, {"dayOfWeek", 2}}) == "1816-12-31");
  CHECK(made("date", Map{{"date", date("1816-12-30")}, {"week", 2}, {"dayOfWeek", 3}}) ==
        "1817-01-08");
  CHECK(made("date", Map{{"date", date("1984-11-11")}, {"quarter", 3}}) == "1984-08-11");
  CHECK(made("date", Map{{"year", 1984}, {"ordinalDay", 202}}) == "1984-07-20");
  CHECK(made("date", Map{{"year", Value()}}) == "null");
  CHECK(code_of([] {
          call("date", {Map{{"year", 1984}, {"month", 2}, {"day", 30}}});
        }) == Code::NumberOutOfRange);
  CHECK(code_of([] {
          call("date", {Map{{"year", 1984}, {"day", 3}}});
        }) == Code::InvalidArgumentValue);
  CHECK(code_of([] {
          call("date", {Map{{"year", 1984}, {"week", 3}, {"month", 1}}});
        }) == Code::InvalidArgumentValue);
  CHECK(code_of([] { call("date", {Map{{"yaer", 1984}}}); }) == Code::InvalidArgumentValue);
  CHECK(code_of([] { call("date", {Map{{"year", "1984"}}}); }) == Code::TypeMismatch);
}

TEST_CASE("times keep their zone", "[temporal]") {
  CHECK(made("time", "2140-02") == "21:40-02:00");
  CHECK(made("time", "214032.142Z") == "21:40:32.142Z");
  CHECK(made("localtime", "214032.142") == "21:40:32.142");
  const Value plus_one = call("time", {"12:31:14.645876+01:00"});
  CHECK(made("time", Map{{"time", plus_one}, {"second", 42}, {"timezone", "+05:00"}}) ==
        "16:31:42.645876+05:00");
  CHECK(
      made("time", Map{{"hour", 12}, {"minute", 34}, {"second", 56}, {"timezone", "-02:05:07"}}) ==
      "12:34:56-02:05:07");
  CHECK(code_of([] { call("localtime", {"12:00Z"}); }) == Code::InvalidArgumentError);
  CHECK(code_of([] { call("time", {"12:00+19:00"}); }) == Code::InvalidArgumentError);
}

TEST_CASE("date-times know named zones", "[temporal]") {
  CHECK(made("datetime", "2015-07-21T21:40:32.142[Europe/London]") ==
        "2015-07-21T21:40:32.142+01:00[Europe/London]");
  CHECK(made("datetime", "1818-07-21T21:40:32.142[Europe/Stockholm]") ==
        "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]");
  CHECK(made("datetime", "2017-03-26T02:30[Europe/Stockholm]") ==
        "2017-03-26T03:30+02:00[Europe/Stockholm]");
  CHECK(made("datetime", "2017-10-29T02:30[Europe/Stockholm]") ==
        "2017-10-29T02:30+02:00[Europe/Stockholm]");
  CHECK(made("datetime", "2017-10-29T02:30+01:00[Europe/Stockholm]") ==
        "2017-10-29T02:30+01:00[Europe/Stockholm]");
  CHECK(code_of([] { moment("2017-10-29T02:30+05:00[Europe/Stockholm]"); }) ==
        Code::InvalidArgumentError);
  CHECK(code_of([] { moment("2017-10-29T02:30[../../etc/passwd]"); }) ==
        Code::InvalidArgumentError);
  CHECK(made("datetime", Map{{"epochMillis", 237821673987}}) == "1977-07-15T13:34:33.987Z");
  CHECK(text(call("datetime.fromepoch", {416779, 999999999})) == "1970-01-05T19:46:19.999999999Z");
  const Value stockholm = moment("1984-10-11T12:00[Europe/Stockholm]");
  CHECK(made("datetime", Map{{"datetime", stockholm},
                             {"day", 28},
                             {"second", 42},
                             {"timezone", "Pacific/Honolulu"}}) ==
        "1984-10-28T01:00:42-10:00[Pacific/Honolulu]");
}

TEST_CASE("the present is the statement's", "[temporal]") {
  CHECK(text(call("datetime", {})) == "2020-02-03T04:05:06.789Z");
  CHECK(text(call("date.transaction", {"Pacific/Honolulu"})) == "2020-02-02");
  CHECK(text(call("time", {Map{{"timezone", "+01:00"}}})) == "05:05:06.789+01:00");
}

TEST_CASE("durations are read and printed", "[temporal]") {
  const std::pair<const char*, const char*> forms[] = {
      {"P14DT16H12M", "P14DT16H12M"},
      {"P5M1.5D", "P5M1DT12H"},
      {"P0.75M", "P22DT19H51M49.5S"},
      {"PT0.75M", "PT45S"},
      {"P2.5W", "P17DT12H"},
      {"P12Y5M14DT16H12M70S", "P12Y5M14DT16H13M10S"},
      {"-P1Y", "P-1Y"},
      {"PT-0.001S", "PT-0.001S"},
      {"PT12345678.123456789S", "PT3429H21M18.123456789S"},
      {"P2012-02-02T14:37:21.545", "P2012Y2M2DT14H37M21.545S"}};
  for (const auto& [from, to] : forms) CHECK(made("duration", from) == to);
  for (const char* wrong :
       {"", "P", "PT", "1D", "P1", "P1D1Y", "P1DT", "P99999999999999999999D", "PT1.H"}) {
    CHECK(code_of([&] { call("duration", {wrong}); }) == Code::InvalidArgumentError);
  }
  CHECK(made("duration", Map{{"seconds", -60}, {"milliseconds", 1}}) == "PT-59.999S");
  CHECK(made("duration", Map{{"days", 1}, {"milliseconds", -1}}) == "P1DT-0.001S");
  CHECK(made("duration", Map{{"milliseconds", INT64_MAX}}) == "PT2562047788015H12M55.807S");
  CHECK(code_of([] { call("duration", {Map{{"years", INT64_MAX}}}); }) == Code::ArithmeticError);
  CHECK(code_of([] { call("duration", {Map{{"days", 1e300}}}); }) == Code::ArithmeticError);
}

TEST_CASE("what is printed reads back as the same value", "[temporal]") {
  std::mt19937_64 random(5);
  const auto pick = [&](std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random);
  };
  const auto nanos = [&] {
    return static_cast<std::int32_t>(pick(0, 3) == 0 ? 0 : pick(0, kNanosPerSecond - 1));
  };
  const char* zones[] = {"Europe/Stockholm", "America/New_York", "Pacific/Apia",
                         "+05:30",           "-00:00:07",        "Z"};
  for (int i = 0; i < 4000; ++i) {
    const bool near = i % 2 == 0;
    const Date day{near ? pick(-200'000, 200'000) : pick(kMinEpochDay + 2, kMaxEpochDay - 2)};
    const std::int64_t second = day.epoch_days * kSecondsPerDay + pick(0, kSecondsPerDay - 1);
    const std::int64_t bound = near ? 5000 : INT64_MAX;
    const std::pair<const char*, Value> values[] = {
        {"date", day},
        {"localtime", LocalTime{pick(0, kNanosPerDay - 1)}},
        {"time", Time{pick(0, kNanosPerDay - 1), static_cast<std::int32_t>(pick(-64'800, 64'800))}},
        {"localdatetime", LocalDateTime{second, nanos()}},
        {"datetime", at_instant(second, nanos(), zone_of(zones[i % 6]))},
        {"duration",
         Duration{pick(-bound, bound), pick(-bound, bound), pick(-bound, bound), nanos()}},
    };
    for (const auto& [function, value] : values) {
      INFO(text(value));
      REQUIRE(call(function, {text(value)}) == value);
    }
  }
}

TEST_CASE("durations move moments", "[temporal]") {
  const Value odd = call("duration", {Map{{"years", 12.5},
                                          {"months", 5.5},
                                          {"days", 14.5},
                                          {"hours", 16.5},
                                          {"minutes", 12.5},
                                          {"seconds", 70.5},
                                          {"nanoseconds", 3}}});
  CHECK(text(add(date("1984-10-11"), odd, kBudget)) == "1997-10-11");
  CHECK(text(subtract(date("1984-10-11"), odd)) == "1971-10-12");
  const Value time = call("localtime", {"12:31:14.000000001"});
  CHECK(text(add(time, odd, kBudget)) == "22:29:27.500000004");
  CHECK(text(subtract(local("1984-10-11T12:31:14.000000001"), odd)) ==
        "1971-10-12T02:33:00.499999998");
  CHECK(text(add(date("2020-01-31"), call("duration", {"P1M"}), kBudget)) == "2020-02-29");
  CHECK(text(add(moment("2017-10-28T12:00[Europe/Stockholm]"), call("duration", {"P1D"}),
                 kBudget)) == "2017-10-29T12:00+01:00[Europe/Stockholm]");
  CHECK(text(add(moment("2017-10-28T12:00[Europe/Stockholm]"), call("duration", {"PT24H"}),
                 kBudget)) == "2017-10-29T11:00+01:00[Europe/Stockholm]");
  CHECK(code_of([] { add(date("+999999999-12-31"), call("duration", {"P1D"}), kBudget); }) ==
        Code::NumberOutOfRange);
  CHECK(code_of([] {
          add(date("2020-01-01"), Duration{INT64_MAX, 0, 0, 0}, kBudget);
        }) == Code::NumberOutOfRange);
  CHECK(code_of([] {
          add(date("2020-01-01"), Duration{0, INT64_MAX, 0, 0}, kBudget);
        }) == Code::ArithmeticError);
  CHECK(code_of([] {
          add(local("2020-01-01"), Duration{0, 0, INT64_MAX, 0}, kBudget);
        }) == Code::ArithmeticError);
}

TEST_CASE("durations are multiplied and divided", "[temporal]") {
  const Value duration = call("duration", {"P12Y5M14DT16H13M10.000000001S"});
  CHECK(text(divide(duration, 2)) == "P6Y2M22DT13H21M8S");
  CHECK(text(multiply(duration, 0.5)) == "P6Y2M22DT13H21M8S");
  CHECK(text(divide(duration, 0.5)) == "P24Y10M28DT32H26M20.000000002S");
  CHECK(code_of([&] { divide(duration, 0); }) == Code::ArithmeticError);
  CHECK(code_of([&] { divide(duration, 0.0); }) == Code::ArithmeticError);
  CHECK(code_of([&] { multiply(duration, INT64_MAX); }) == Code::ArithmeticError);
}

TEST_CASE("the time between moments", "[temporal]") {
  const auto between = [](const Value& a, const Value& b) {
    return text(call("duration.between", {a, b}));
  };
  const auto seconds = [](const Value& a, const Value& b) {
    return text(call("duration.inSeconds", {a, b}));
  };
  CHECK(between(date("1984-10-11"), moment("2015-07-21T21:40:32.142+0100")) ==
        "P30Y9M10DT21H40M32.142S");
  CHECK(between(moment("2014-07-21T21:40:36.143+0200"), moment("2015-07-21T21:40:32.142+0100")) ==
        "P1YT59M55.999S");
  CHECK(between(local("2015-07-21T21:40:32.142"), date("2015-06-24")) == "P-27DT-21H-40M-32.142S");
  CHECK(between(moment("2017-10-28T23:00+02:00[Europe/Stockholm]"),
                moment("2017-10-29T04:00+01:00[Europe/Stockholm]")) == "PT6H");
  CHECK(between(call("time", {"14:30"}), moment("2015-07-21T21:40:32.142+0100")) ==
        "PT6H10M32.142S");
  CHECK(between(date("-999999999-01-01"), date("+999999999-12-31")) == "P1999999998Y11M30D");
  CHECK(seconds(local("-999999999-01-01"), local("+999999999-12-31T23:59:59")) ==
        "PT17531639991215H59M59S");
  CHECK(seconds(moment("2017-10-29T00:00[Europe/Stockholm]"), date("2017-10-30")) == "PT25H");
  CHECK(seconds(date("2017-10-29"), moment("2017-10-29T04:00[Europe/Stockholm]")) == "PT5H");
  CHECK(text(call("duration.inMonths", {moment("2018-07-21T21:40:36.143+0500"),
                                        moment("1984-07-21T22:40:36.143+0200")})) == "P-33Y-11M");
  CHECK(text(call("duration.inDays", {moment("2014-07-21T21:40:36.143+0200"),
                                      moment("2015-07-21T21:40:32.142+0100")})) == "P365D");
}

TEST_CASE("moments are truncated", "[temporal]") {
  const Value at = moment("1984-10-11T12:31:14.645876123-01:00");
  const auto cut = [&](const char* unit, Map fields) {
    return text(call("datetime.truncate", {unit, at, std::move(fields)}));
  };
  CHECK(cut("century", {{"timezone", "Europe/Stockholm"}}) ==
        "1900-01-01T00:00+01:00[Europe/Stockholm]");
  CHECK(cut("hour", {{"timezone", "Europe/Stockholm"}}) ==
        "1984-10-11T12:00+01:00[Europe/Stockholm]");
  CHECK(cut("week", {{"dayOfWeek", 2}}) == "1984-10-09T00:00-01:00");
  CHECK(cut("millisecond", {{"nanosecond", 2}}) == "1984-10-11T12:31:14.645000002-01:00");
  CHECK(cut("microsecond", {}) == "1984-10-11T12:31:14.645876-01:00");
  CHECK(text(call("date.truncate", {"weekYear", moment("1984-01-01T12:31Z"), Map{{"day", 5}}})) ==
        "1983-01-05");
  CHECK(code_of([] {
          call("date.truncate", {"hour", date("1984-10-11")});
        }) == Code::InvalidArgumentError);
  CHECK(code_of([] {
          call("localtime.truncate", {"year", call("localtime", {"12:00"})});
        }) == Code::InvalidArgumentError);
  CHECK(code_of([] {
          call("date.truncate", {"yeer", date("1984-10-11")});
        }) == Code::InvalidArgumentError);
}

TEST_CASE("components are read by name", "[temporal]") {
  const Value at = moment("1984-11-11T12:31:14.645876123[Europe/Stockholm]");
  const std::pair<const char*, Value> expected[] = {{"year", 1984},
                                                    {"quarter", 4},
                                                    {"week", 45},
                                                    {"weekYear", 1984},
                                                    {"ordinalDay", 316},
                                                    {"weekDay", 7},
                                                    {"dayOfQuarter", 42},
                                                    {"hour", 12},
                                                    {"microsecond", 645876},
                                                    {"timezone", "Europe/Stockholm"},
                                                    {"offset", "+01:00"},
                                                    {"offsetMinutes", 60},
                                                    {"epochSeconds", 469020674},
                                                    {"epochMillis", 469020674645}};
  for (const auto& [name, value] : expected) CHECK(property_of(at, name) == value);
  CHECK(property_of(call("duration", {"P1Y4M10DT1H1M1.111111111S"}), "microsecondsOfSecond") ==
        Value(111111));
  CHECK(code_of([&] { property_of(at, "yaer"); }) == Code::InvalidArgumentValue);
}
