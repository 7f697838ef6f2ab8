namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>Texts at the edges of the lexical and syntactic grammar.</summary>
internal static class LexicalCases
{
    public static readonly string[] All =
    [
        "", " ", "#", "\uFEFF{ count }", "{ count }\uFEFF", "{ co\uFEFFunt }", "{count,,,}", "{ count } #end", "{\rcount\r\n\n foo }",
        "{ }", "{ count", "{ count }}", "query", "query Q", "query Q()", "query Q() { count }", "{ item() { id } }", "{ person {} }",
        "{ echo(int: 0) }", "{ echo(int: -0) }", "{ echo(int: 00) }", "{ echo(int: 01) }", "{ echo(int: -) }", "{ echo(int: +1) }", "{ echo(int: 1a) }",
        "{ echo(int: 1_) }", "{ echo(int: 0x1F) }", "{ echo(float: 1.) }", "{ echo(float: .5) }", "{ echo(float: 1.5) }", "{ echo(float: 1.5.2) }",
        "{ echo(float: 1e5) }", "{ echo(float: 1E+5) }", "{ echo(float: 1e-5) }", "{ echo(float: 1e) }", "{ echo(float: 1.e5) }", "{ echo(float: 0.0e0) }",
        "{ echo(float: 1.5f) }", "{ echo(float: 1.2e3.4) }", "{ echo(text: \"\") }", "{ echo(text: \"a\nb\") }", "{ echo(text: \"a\rb\") }", "{ echo(text: \"a",
        "{ echo(text: \"\\\"\") }", "{ echo(text: \"\\a\") }", "{ echo(text: \"\\\\\\/\\b\\f\\n\\r\\t\") }", "{ echo(text: \"\\u00E9\") }", "{ echo(text: \"\\u00\") }",
        "{ echo(text: \"\\u00G0\") }", "{ echo(text: \"\\uD83D\\uDE00\") }", "{ echo(text: \"\\uD83D\") }", "{ echo(text: \"\\uDE00\\uD83D\") }",
        "{ echo(text: \"\\uD83D\\u0041\") }", "{ echo(text: \"\\u{1F600}\") }", "{ echo(text: \"\\u{00000041}\") }", "{ echo(text: \"\\u{000000041}\") }",
        "{ echo(text: \"\\u{}\") }", "{ echo(text: \"\\u{110000}\") }", "{ echo(text: \"\\u{D800}\") }", "{ echo(text: \"\\u{FFFFFFFF}\") }", "{ echo(text: \"\\u{12\") }",
        "{ echo(text: \"é😀\") nope }", "{ echo(text: \"tab\there \u0007\") }", "{ echo(text: \"\"\"\"\"\") }", "{ echo(text: \"\"\" \\\"\"\" \"\"\") }", "{ echo(text: \"\"\"a\n b\r\n c\"\"\") nope }",
        "{ echo(text: \"\"\"a) }", "{ echo(text: \"\"\"\"a\"\"\") }", "{ echo(text: \"\"\"a\"\"\"\") }", "{ é }", "{ co😀unt }", "{ 'a' }", "{ count ? }", "{ count \u0007 }", "{ count \u0000 }",
        "{ . }", "{ .. }", "{ ..count }", "{ .... }", "{ ... }", "{ ...on }", "{ ... on }", "{ ... on Query { count } }", "{ ... { count } }", "{ ... @skip(if: false) { count } }", "fragment on on Query { count }",
        "fragment F Query { count }", "fragment F(a: Int) on Query { count }", "fragment F on Query { count } { ...F }", "{ ...F(a: 1) } fragment F on Query { count }",
        "query ($a: Int = $b) { echo(int: $a) }", "query ($a: Int = 1 @once) { echo(int: $a) }", "query ($a: [Int!]!) { echo(ints: $a) }", "query ($a: Int!!) { echo(int: $a) }",
        "query ($a) { echo(int: $a) }", "query ($a: Int $b: Int) { a: echo(int: $a) b: echo(int: $b) }", "query ($ a: Int) { echo(int: $ a) }", "query (a: Int) { count }", "query ($a: Int, $a: Int) { echo(int: $a) }",
        "query ($ a: Int, $  a: Int) { echo(int: $a) }", "{ echo(any: $) }", "query ($a: Int = [$]) { count }", "{ echo(ints: [1 2,3]) }", "{ echo(any: {a: 1 b: 2}) }", "{ echo(any: {a 1}) }", "{ echo(any: {\"a\": 1}) }", "{ echo(int 1) }",
        "\"About\" query Q { count }", "\"About\" { count }", "\"\"\"About\"\"\" fragment F on Query { count } query { ...F }", "query (\"About\" $a: Int) { echo(int: $a) }", "\"About\" \"Twice\" query { count }", "\"About\" extend type Query { a: Int }", "\"About\" foo", "\"About\"",
        "{ a: b: count }", "{ : count }", "{ count: }", "{ true }", "{ null: count }", "{ on: count query: count fragment: count }", "query query { count }", "subscription on { ticks }", "foo { count }", "123", "\"a\" 1",
        "{ echo(kind: true) }", "{ echo(kind: on) }", "{ count @ }", "{ count @skip }", "{ count @skip() }", "{ count @skip(if: true) }", "{ count @skip(if: true) @skip(if: false) }", "mutation { lend(id: 1) { id } }", "subscription { ticks }",
        "type T", "type T { a: Int }", "type T { }", "type T { a }", "type T { a: Int, b(c: Int = 1 @x): [Int!]! @deprecated }", "type T implements A & B { a: Int }", "type T implements & A { a: Int }", "type T implements A B { a: Int }",
        "extend type T", "extend type T @x", "extend schema", "extend schema @x", "extend schema { query: Q }", "schema { }", "schema { query: Q }", "schema { foo: Q }", "scalar S", "scalar S @specifiedBy(url: $a)", "union U = | A | B", "union U =", "union U = A |",
        "enum E { A B }", "enum E { true }", "enum E { null }", "enum E { }", "input I { a: Int = 1 }", "input I { a(b: Int): Int }", "interface I implements J { a: Int }", "directive @d on FIELD", "directive @d repeatable on | FIELD | QUERY",
        "directive @d on field", "directive @d", "directive d on FIELD", "directive @d(a: Int) on FIELD", "extend directive @d on FIELD", "extend foo T", "extend", "interface", "enum E { A } { count }",
    ];
}
