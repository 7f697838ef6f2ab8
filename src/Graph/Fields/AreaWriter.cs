using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Fields;

/// <summary>Writes places.</summary>
internal static class AreaWriter
{
    /// <summary>A writer of the fields that are selected under a place.</summary>
    public static ValueWriter<Area> Of(Selection selection, MemberIndex members) =>
        ObjectWriter.Of<Area>("Area", selection.Children, field => Field(field, members));

    /// <summary>What names a place among those of its day: its code, or its district's code and its name where it has
    /// none.</summary>
    public static string CodeOf(Area area, MemberIndex members) =>
        area.Code ?? $"{members.Area(area.ParentKey)?.Code}/{PlaceName.Fold(area.NameAscii).Replace(' ', '-')}";

    private static ValueWriter<Area> Field(Selection field, MemberIndex members) => field.Field.Name switch
    {
        "code" => ObjectWriter.Text<Area>(area => CodeOf(area, members)),
        "name" => Label(field, area => area.Name),
        "fullName" => Label(field, area => area.FullName),
        "level" => ObjectWriter.Text<Area>(area => Words.Of(area.Level)),
        "validFrom" => Day(area => area.ValidFrom),
        "validUntil" => Day(area => area.ValidUntil),
        "parent" => Parent(field, members),
        "predecessors" => Successions(field, members, members.PredecessorsOf, one => one.PredecessorKey),
        "successors" => Successions(field, members, members.SuccessorsOf, one => one.SuccessorKey),
        _ => throw ObjectWriter.Unknown(field),
    };

    private static ValueWriter<Area> Label(Selection field, Func<Area, Warehouse.Errors.Wording> read)
    {
        var lang = Words.Lang(field.Arguments.Get<string>("lang") ?? "VI");
        return ObjectWriter.Text<Area>(area => read(area).In(lang));
    }

    private static ValueWriter<Area> Day(Func<Area, DateOnly?> read) =>
        ObjectWriter.Text<Area>(area => read(area) is { } day ? Scalars.Text(day) : null);

    private static ValueWriter<Area> Parent(Selection field, MemberIndex members)
    {
        var write = ObjectWriter.OrNull(Of(field, members));
        return (json, area) => write(json, members.Area(area.ParentKey));
    }

    private static ValueWriter<Area> Successions(
        Selection field, MemberIndex members, Func<Area, ImmutableArray<AreaSuccession>> read,
        Func<AreaSuccession, int> other)
    {
        var write = ObjectWriter.ListOf(ObjectWriter.Of<AreaSuccession>(
            "Succession", field.Children, one => SuccessionField(one, members, other)));
        return (json, area) => write(json, read(area));
    }

    private static ValueWriter<AreaSuccession> SuccessionField(
        Selection field, MemberIndex members, Func<AreaSuccession, int> other)
    {
        switch (field.Field.Name)
        {
            case "area":
                var write = Of(field, members);
                // Verify proved that every reference resolves
                return (json, one) => write(json, members.Area(other(one))!);
            case "share":
                return ObjectWriter.Text<AreaSuccession>(one => Words.Of(one.Share));
            case "on":
                return ObjectWriter.Text<AreaSuccession>(one => Scalars.Text(one.On));
            default:
                throw ObjectWriter.Unknown(field);
        }
    }
}
