namespace Analytics.Graph.Engine.Types;

/// <summary>Finds input objects that no finite value can satisfy.</summary>
internal static class InputCycleCheck
{
    public static void Run(GraphSchema schema, List<string> problems)
    {
        var finite = new HashSet<InputObjectType>();
        var open = schema.AllTypes.OfType<InputObjectType>().ToList();
        while (open.RemoveAll(type => IsFinite(type, finite) && finite.Add(type)) > 0)
        {
            // each round adds the types that need only types found before
        }

        problems.AddRange(
            open.Select(
                type => $"{type.Name} contains itself through fields that cannot be null, so it has no finite value."));
    }

    /// <summary>A @oneOf type needs one field that ends, any other type needs all its non-null fields to end.</summary>
    private static bool IsFinite(InputObjectType type, HashSet<InputObjectType> finite) => type.IsOneOf
        ? type.Fields.IsEmpty
            || type.Fields.Any(field => field.Type is not InputObjectType next || finite.Contains(next))
        : type.Fields.All(
            field => field.Type is not NonNullType { Inner: InputObjectType next } || finite.Contains(next));
}
