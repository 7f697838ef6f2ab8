namespace Analytics.Graph.Engine.Types;

/// <summary>Whether a type keeps what its interfaces promise.</summary>
internal static class ImplementationCheck
{
    public static void Run(CompositeType type, List<string> problems)
    {
        foreach (var twice in type.Interfaces.GroupBy(item => item.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"{type.Name} implements {twice.Key} more than once.");
        }

        foreach (var promised in type.Interfaces.Distinct())
        {
            if (ReferenceEquals(promised, type))
            {
                problems.Add($"{type.Name} cannot implement itself.");
                continue;
            }

            problems.AddRange(promised.Interfaces.Where(item => !type.Interfaces.Contains(item)).Select(item =>
                ReferenceEquals(item, type)
                    ? $"{type.Name} cannot implement {promised.Name}, which implements {type.Name}."
                    : $"{type.Name} must implement {item.Name}, because {promised.Name} does."));
            foreach (var field in promised.Fields)
            {
                Field(type, promised, field, problems);
            }
        }
    }

    private static void Field(
        CompositeType type, InterfaceType promised, FieldDefinition expected, List<string> problems)
    {
        if (type.Field(expected.Name) is not { } actual)
        {
            problems.Add($"{type.Name} must have the field {expected.Name} of {promised.Name}.");
            return;
        }

        var owner = $"{type.Name}.{actual.Name}";
        if (!IsSubType(actual.Type, expected.Type))
        {
            problems.Add($"{owner} has type {actual.Type}, but {promised.Name} promises {expected.Type}.");
        }

        if (actual.DeprecationReason is not null && expected.DeprecationReason is null)
        {
            problems.Add($"{owner} cannot be deprecated while {promised.Name}.{expected.Name} is not.");
        }

        foreach (var argument in expected.Arguments)
        {
            if (actual.Argument(argument.Name) is not { } own)
            {
                problems.Add($"{owner} must take the argument {argument.Name} of {promised.Name}.");
            }
            else if (!IsSame(own.Type, argument.Type))
            {
                problems.Add(
                    $"{owner}.{argument.Name} has type {own.Type}, but {promised.Name} takes {argument.Type}.");
            }
        }

        problems.AddRange(actual.Arguments.Where(own => own.IsRequired && expected.Argument(own.Name) is null)
            .Select(own => $"{owner}.{own.Name} cannot be required, because {promised.Name} does not have it."));
    }

    /// <summary>Whether every value of a type is also one of another.</summary>
    private static bool IsSubType(GraphType type, GraphType super) => (type, super) switch
    {
        (NonNullType a, NonNullType b) => IsSubType(a.Inner, b.Inner),
        (NonNullType a, _) => IsSubType(a.Inner, super),
        (ListType a, ListType b) => IsSubType(a.Item, b.Item),
        (CompositeType a, InterfaceType b) => ReferenceEquals(a, b) || a.Interfaces.Contains(b),
        (ObjectType a, UnionType b) => b.PossibleTypes.Contains(a),
        _ => ReferenceEquals(type, super),
    };

    private static bool IsSame(GraphType a, GraphType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => IsSame(x.Inner, y.Inner),
        (ListType x, ListType y) => IsSame(x.Item, y.Item),
        _ => ReferenceEquals(a, b),
    };
}
