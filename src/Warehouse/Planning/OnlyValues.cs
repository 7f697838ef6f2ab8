using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>Leaves out of a plan what only status, coverage and notes are made from.</summary>
internal static class OnlyValues
{
    /// <summary>The plan and its cells without it; the groups stay the same.</summary>
    public static CellPlan Of(Plan.Combine plan, CellMap cells)
    {
        var left = cells with { Cells = cells.Cells.ToImmutableDictionary(pair => pair.Key, pair => Of(pair.Value)) };
        var read = left.Cells.Values.SelectMany(cell => cell.Parts).ToHashSet(StringComparer.Ordinal);
        var scans = plan.Inputs.Select(input => input is Plan.Scan scan ? Of(scan, read) : input);
        return new(plan with { Inputs = [.. scans] }, left);
    }

    private static Plan.Scan Of(Plan.Scan scan, HashSet<string> read) => scan with
    {
        Numbers = [.. scan.Numbers.Where(part => read.Contains(part.Name))],
    };

    private static CellParts Of(CellParts cell) => cell switch
    {
        CellParts.Amount amount => Of(amount) with { Known = null },
        CellParts.Pair pair => pair with
        {
            Rows = pair.Published is null ? null : pair.Rows, Qualifiers = null, Moved = null, Standards = null,
        },
        CellParts.Mix mix => new CellParts.Mix([.. mix.Plus.Select(Of)], [.. mix.Minus.Select(Of)]),
        CellParts.Quotient quotient => new CellParts.Quotient(Of(quotient.Over), Of(quotient.Under)),
        CellParts.Members members => new CellParts.Members(
            members.Named with { Qualifiers = null, Moved = null }, // records tell zero from unknown
            members.Unnamed with { Qualifiers = null, Moved = null }),
        CellParts.Open open => open with { Opened = Of(open.Opened) },
        CellParts.ClosedShare share => share with { Opened = Of(share.Opened) },
        _ => cell,
    };

    private static CellParts.Amount Of(CellParts.Amount amount) => amount with
    {
        Rows = amount.Rows == amount.Value ? amount.Rows : null, Qualifiers = null, Moved = null, Standards = null,
    };
}
