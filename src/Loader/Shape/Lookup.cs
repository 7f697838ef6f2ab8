namespace Analytics.Loader.Shape;

/// <summary>Finds keys for codes and ids. What is not found is noted and answered by
/// <see cref="Unresolved.Key"/>.</summary>
public sealed class Lookup(Areas areas, Unresolved unresolved)
{
    /// <summary>The key of a unit.</summary>
    public int AreaKey(string table, string column, long areaId, long record)
    {
        if (areas.KeyOf(areaId) is { } key)
        {
            return key;
        }

        unresolved.Add(table, column, Text.Of(areaId), record);
        return Unresolved.Key;
    }

    /// <summary>The unit of a record with those that contain it.</summary>
    public Place Place(string table, long areaId, long record)
    {
        if (areas.TryPlace(areaId, out var place))
        {
            return place;
        }

        unresolved.Add(table, "area_key", Text.Of(areaId), record);
        return Shape.Place.Unknown;
    }

    /// <summary>The key of a member of a dimension.</summary>
    public short Member(string table, MemberSet set, string code, long record)
    {
        if (set.TryKey(code, out var key))
        {
            return key;
        }

        unresolved.Add(table, set.Dimension, code, record);
        return Unresolved.Key;
    }

    /// <summary>The bits of a qualifier.</summary>
    public sbyte Qualifier(string table, string code, long record)
    {
        if (Qualifiers.BitsOf(code) is { } bits)
        {
            return bits;
        }

        unresolved.Add(table, "qualifier", code, record);
        return Unresolved.Key;
    }
}
