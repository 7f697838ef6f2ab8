using System.Runtime.CompilerServices;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Merging;

/// <summary>Compares scopes by reference: two equal texts at two places are two scopes.</summary>
internal sealed class ScopeComparer : IEqualityComparer<(SelectionSetNode Set, CompositeType? Type)>
{
    public static readonly ScopeComparer Instance = new();

    public bool Equals((SelectionSetNode Set, CompositeType? Type) x, (SelectionSetNode Set, CompositeType? Type) y) =>
        ReferenceEquals(x.Set, y.Set) && ReferenceEquals(x.Type, y.Type);

    public int GetHashCode((SelectionSetNode Set, CompositeType? Type) scope) =>
        HashCode.Combine(RuntimeHelpers.GetHashCode(scope.Set), RuntimeHelpers.GetHashCode(scope.Type));
}
