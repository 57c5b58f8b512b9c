package com.nocodo.modes.expr;

import java.time.LocalDate;

/// What SQLite and PostgreSQL say differently.
public enum Dialect {
    SQLITE {
        @Override
        String today() {
            return "date('now')";
        }

        @Override
        String now() {
            return "datetime('now')";
        }

        @Override
        String day(LocalDate date) {
            return "'" + date + "'";
        }

        @Override
        String date(String moment) {
            return "date(" + moment + ")";
        }

        @Override
        String plusDays(String date, String days) {
            return "date(" + date + ", (" + days + ") || ' days')";
        }

        @Override
        String plusMinutes(String moment, String minutes) {
            return "datetime(" + moment + ", (" + minutes + ") || ' minutes')";
        }

        @Override
        String days(String from, String to) {
            return "CAST(round(julianday(date(" + to + ")) - julianday(date(" + from + "))) AS INTEGER)";
        }

        @Override
        String minutes(String from, String to) {
            return "CAST(round((julianday(" + to + ") - julianday(" + from + ")) * 1440) AS INTEGER)";
        }

        @Override
        String month(String date) {
            return "strftime('%Y-%m', " + date + ")";
        }

        @Override
        String year(String date) {
            return "CAST(strftime('%Y', " + date + ") AS INTEGER)";
        }

        @Override
        String age(String date) {
            return "(strftime('%Y', 'now') - strftime('%Y', " + date
                    + ") - (strftime('%m-%d', 'now') < strftime('%m-%d', " + date + ")))";
        }

        @Override
        String whole(String number) {
            return "CAST(round(" + number + ") AS INTEGER)";
        }

        @Override
        String real(String number) {
            return "CAST(" + number + " AS REAL)";
        }

        @Override
        String round(String number, String digits) {
            return "round(" + number + ", " + digits + ")";
        }
    },
    POSTGRES {
        @Override
        String today() {
            return "(now() AT TIME ZONE 'UTC')::date";
        }

        @Override
        String now() {
            return "(now() AT TIME ZONE 'UTC')";
        }

        @Override
        String day(LocalDate date) {
            return "DATE '" + date + "'";
        }

        @Override
        String date(String moment) {
            return "(" + moment + ")::date";
        }

        @Override
        String plusDays(String date, String days) {
            return "(" + date + " + (" + days + ")::int)";
        }

        @Override
        String plusMinutes(String moment, String minutes) {
            return "(" + moment + " + (" + minutes + ") * interval '1 minute')";
        }

        @Override
        String days(String from, String to) {
            return "((" + to + ")::date - (" + from + ")::date)::bigint";
        }

        @Override
        String minutes(String from, String to) {
            return "round(extract(epoch FROM (" + to + ")::timestamp - (" + from + ")::timestamp) / 60)::bigint";
        }

        @Override
        String month(String date) {
            return "to_char(" + date + ", 'YYYY-MM')";
        }

        @Override
        String year(String date) {
            return "extract(year FROM " + date + ")::bigint";
        }

        @Override
        String age(String date) {
            return "extract(year FROM age(" + today() + ", " + date + "))::bigint";
        }

        @Override
        String whole(String number) {
            return "round((" + number + ")::numeric)::bigint";
        }

        @Override
        String real(String number) {
            return "(" + number + ")::double precision";
        }

        @Override
        String round(String number, String digits) {
            return "round((" + number + ")::numeric, " + digits + ")::double precision";
        }
    };

    abstract String today();

    abstract String now();

    abstract String day(LocalDate date);

    abstract String date(String moment);

    abstract String plusDays(String date, String days);

    abstract String plusMinutes(String moment, String minutes);

    abstract String days(String from, String to);

    abstract String minutes(String from, String to);

    abstract String month(String date);

    abstract String year(String date);

    abstract String age(String date);

    /// Rounded to a 64-bit whole number.
    abstract String whole(String number);

    abstract String real(String number);

    abstract String round(String number, String digits);
}
