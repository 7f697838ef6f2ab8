using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes rows beside those that they are compared with: joined by keys after aggregation, at most one
/// each.</summary>
internal static class CompareSql
{
    /// <summary>Name of the table of the rows themselves.</summary>
    public const string Own = "own";

    public static string NameOf(int place) => "other" + Literal.Of(place);

    public static string Of(Plan.Compare compare)
    {
        var items = compare.Others.Select((other, place) =>
            $"{NameOf(place)}.* {Without(other.Input.Keys)}".TrimEnd()).Prepend(Own + ".*");
        var joins = compare.Others.Select((other, place) =>
            $"\nLEFT JOIN {NameOf(place)} ON {On(NameOf(place), other)}");
        return $"SELECT {string.Join(", ", items)}\nFROM {Own}{string.Concat(joins)}";
    }

    private static string Without(ImmutableArray<Dimension> keys) =>
        keys.IsEmpty ? "" : $"EXCLUDE ({string.Join(", ", keys.Select(KeySql.Name))})";

    private static string On(string table, Other other)
    {
        var keys = other.Input.Keys.Zip(other.Moves, (key, move) => Same($"{table}.{KeySql.Name(key)}", key, move));
        return other.Moves.IsEmpty ? "TRUE" : string.Join(" AND ", keys);
    }

    private static string Same(string key, Dimension dimension, KeyMove move) => move switch
    {
        KeyMove.Same => $"{key} IS NOT DISTINCT FROM {OwnKey(dimension)}",
        KeyMove.Back back => $"{key} = {OwnKey(dimension)} - {Literal.Of(back.Steps)}",
        KeyMove.HoldsFinest holds =>
            $"{key} = ({OwnKey(holds.Finest)} - {Literal.Of(holds.Steps)}) // {Literal.Of(holds.PerKey)}",
        KeyMove.YearOfFinest year => $"{key} = least({OwnKey(dimension)}, " +
            $"({OwnKey(year.Finest)} - {Literal.Of(year.Steps)}) // {Literal.Of(year.PerYear)})",
        KeyMove.Mapped { Members.IsEmpty: true } => "FALSE",
        KeyMove.Mapped mapped => $"{key} = CASE {OwnKey(dimension)} {string.Join(" ", mapped.Members.Select(one =>
            $"WHEN {Literal.Of(one.Key)} THEN {Literal.Of(one.Other)}"))} END",
        _ => throw new UnreachableException($"Move {move.GetType().Name} has no SQL."),
    };

    private static string OwnKey(Dimension dimension) => $"{Own}.{KeySql.Name(dimension)}";
}
