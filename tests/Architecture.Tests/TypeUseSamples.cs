// Each type of Upper uses one type of Lower in one way. The types exist to prove that a TypeUse is found.
namespace Analytics.Architecture.Tests.Samples.Lower
{
    internal class BaseType;

    internal interface IContract;

    internal sealed class Argument;

    internal sealed class Made;

    internal sealed class Caught : Exception;

    internal sealed class MadeInLambda;

    internal sealed class MadeAfterAwait;

    internal sealed class Marker : Attribute;

    internal static class Tools
    {
        public static int Field;

        public static void Call() => Field++;
    }
}

namespace Analytics.Architecture.Tests.Samples.Upper
{
    using Analytics.Architecture.Tests.Samples.Lower;

    internal sealed class ByBase : BaseType;

    internal sealed class ByInterface : IContract;

    internal sealed class ByConstraint<T>
        where T : BaseType;

    internal sealed class ByField
    {
        public readonly List<Argument[]> Items = [];
    }

    [Marker]
    internal sealed class ByAttribute;

    internal sealed class ByNew
    {
        public object Make() => new Made();
    }

    internal sealed class ByCall
    {
        public void Make() => Tools.Call();
    }

    internal sealed class ByStaticField
    {
        public int Make() => Tools.Field;
    }

    internal sealed class ByTypeArgument
    {
        public object Make() => Array.Empty<Argument>();
    }

    internal sealed class ByCatch
    {
        public void Make(Action action)
        {
            try
            {
                action();
            }
            catch (Caught)
            {
                action();
            }
        }
    }

    internal sealed class ByLambda
    {
        public Func<object> Make(int from) => () => from > 0 ? new MadeInLambda() : from;
    }

    internal sealed class ByAsync
    {
        public async Task<object> MakeAsync()
        {
            await Task.Yield();
            return new MadeAfterAwait();
        }
    }

    internal sealed class UsesNothing
    {
        public string Make(int number) => number switch
        {
            1 => "one", 2 => "two", 3 => "three", 4 => "four", 5 => "five", 6 => "six", 7 => "seven", _ => $"{number}",
        };
    }
}
