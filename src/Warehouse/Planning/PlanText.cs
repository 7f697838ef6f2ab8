using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Writes a plan as indented text, one step a line; equal plans give equal texts.</summary>
public static class PlanText
{
    /// <summary>The text of a plan, without a line end after the last step.</summary>
    public static string Of(Plan plan)
    {
        var text = new StringBuilder();
        Write(plan, 0, text);
        return text.ToString().TrimEnd('\n');
    }

    private static void Write(Plan plan, int depth, StringBuilder text)
    {
        text.Append(' ', depth * 2).Append(Line(plan)).Append('\n');
        foreach (var input in Inputs(plan))
        {
            Write(input, depth + 1, text);
        }
    }

    private static ImmutableArray<Plan> Inputs(Plan plan) => plan switch
    {
        Plan.Combine combine => combine.Inputs,
        Plan.Compare compare => [compare.Input, .. compare.Others.Select(one => one.Input)],
        Plan.Apart apart => [apart.Input],
        Plan.Keep keep => [keep.Input],
        Plan.Mark mark => [mark.Input],
        Plan.Sort sort => [sort.Input],
        Plan.Page page => [page.Input],
        Plan.Count count => [count.Input],
        _ => [],
    };

    private static string Line(Plan plan) => plan switch
    {
        Plan.Scan scan => ScanLine(scan),
        Plan.RollupRows rows => $"Rows of {ScanLine(rows.Of)}",
        Plan.Grid grid => $"Grid by {Names(grid.Grain)}, {grid.Rows.Length} rows",
        Plan.Known known => $"Known by {Names(known.Grain)}, {known.Rows.Length} rows",
        Plan.Combine combine => $"Combine by {Names(combine.Grain)}",
        Plan.Compare compare => $"Compare with {string.Join("; ", compare.Others.Select(OtherText))}",
        Plan.Apart apart => $"Tell apart {string.Join(", ", apart.Pairs.Select(one => one.Among))}",
        Plan.Keep keep => $"Keep {QuestionText.Of(keep.Test)}",
        Plan.Mark mark => $"Mark {QuestionText.Of(mark.Test)}",
        Plan.Sort sort =>
            $"Sort {(sort.Orders.IsEmpty ? "by keys" : string.Join(", ", sort.Orders.Select(QuestionText.Of)))}",
        Plan.Page page => $"Page {page.First} after {page.Offset}",
        Plan.Count => "Count",
        _ => throw new UnreachableException($"Plan step {plan.GetType().Name} has no text."),
    };

    private static string ScanLine(Plan.Scan scan)
    {
        var clock = scan.Clock switch
        {
            Clock.Own => "",
            Clock.Day day => $" on {day.Column}",
            Clock.Until until => $" of {until.Opened} before {until.Ends.Rows.Length} ends",
            _ => throw new UnreachableException($"Clock {scan.Clock.GetType().Name} has no text."),
        };
        var more = (scan.Map is { } map
                ? $", {map.Units.Length} units looked up by {string.Join(" or ", map.Sources)}"
                : "") +
            (scan.Standards == Standards.InForce ? ", standard in force" : "") +
            (scan.Standards == Standards.OneOfPlace ? ", one standard a place and year" : "") +
            (scan.LeftOut is { } left ? $", without {left.Length} groups" : "");
        var from = scan.Rollup is { } rollup ? $" from {rollup.Name}" : "";
        return $"Scan {scan.Fact.Name}{from}{clock} by {Names(scan.Grain)} " +
            $"where {QuestionText.Of(scan.Filter)}{more}: " +
            string.Join(", ", scan.Numbers.Select(part => part.Name));
    }

    private static string OtherText(Other other)
    {
        var moves = other.Input.Keys.Zip(other.Moves, (key, move) => $"{key.Name} {MoveText(move)}");
        return other.Moves.IsEmpty ? "one row" : string.Join(", ", moves);
    }

    private static string MoveText(KeyMove move) => move switch
    {
        KeyMove.Same => "same",
        KeyMove.Back back => $"{back.Steps} back",
        KeyMove.HoldsFinest holds => $"of {holds.Finest.Name} {holds.Steps} back",
        KeyMove.YearOfFinest year => $"budget year of {year.Finest.Name} {year.Steps} back",
        KeyMove.Mapped => "mapped",
        _ => throw new UnreachableException($"Move {move.GetType().Name} has no text."),
    };

    private static string Names(ImmutableArray<Dimension> grain) =>
        grain.IsEmpty ? "nothing" : string.Join(", ", grain.Select(one => one.Name));
}
