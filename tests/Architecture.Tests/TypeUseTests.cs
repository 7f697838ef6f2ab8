using System.Reflection;
using Analytics.Architecture.Tests.Samples.Lower;
using Analytics.Architecture.Tests.Samples.Upper;

namespace Analytics.Architecture.Tests;

/// <summary>Proves that the layering tests can fail: each way in which a type uses another is seen.</summary>
public sealed class TypeUseTests
{
    private static readonly IReadOnlyList<TypeUse> Uses = TypeUse.In(Assembly.GetExecutingAssembly().Location);

    [Theory]
    [InlineData(nameof(ByBase), nameof(BaseType))]
    [InlineData(nameof(ByInterface), nameof(IContract))]
    [InlineData("ByConstraint`1", nameof(BaseType))]
    [InlineData(nameof(ByField), nameof(Argument))]
    [InlineData(nameof(ByAttribute), nameof(Marker))]
    [InlineData(nameof(ByNew), nameof(Made))]
    [InlineData(nameof(ByCall), nameof(Tools))]
    [InlineData(nameof(ByStaticField), nameof(Tools))]
    [InlineData(nameof(ByTypeArgument), nameof(Argument))]
    [InlineData(nameof(ByCatch), nameof(Caught))]
    [InlineData(nameof(ByLambda), nameof(MadeInLambda))]
    [InlineData(nameof(ByAsync), nameof(MadeAfterAwait))]
    public void A_use_is_found(string user, string used)
    {
        var from = typeof(ByNew).Namespace!; // both sample types stand in a namespace
        var to = typeof(Made).Namespace!;

        Assert.Equal([new TypeUse(from, user, to, used)], Uses.Where(use => use.From == user));
    }

    [Fact]
    public void A_type_that_uses_nothing_has_no_use() =>
        Assert.DoesNotContain(Uses, use => use.From == nameof(UsesNothing));
}
