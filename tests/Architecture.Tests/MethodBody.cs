using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Analytics.Architecture.Tests;

/// <summary>Reads the metadata tokens out of the instructions of a method.</summary>
internal static class MethodBody
{
    private const byte TwoByteOpCode = 0xFE;

    private static readonly FrozenDictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!) // a static field of a value type is never null
        .ToFrozenDictionary(code => code.Value);

    /// <summary>Every type, method and field that the instructions name, in their order; text and signatures are left
    /// out.</summary>
    public static IEnumerable<EntityHandle> TokensOf(MethodBodyBlock body)
    {
        var tokens = new List<EntityHandle>();
        var instructions = body.GetILReader();
        while (instructions.RemainingBytes > 0)
        {
            ReadOne(ref instructions, tokens);
        }

        return tokens;
    }

    private static void ReadOne(ref BlobReader instructions, List<EntityHandle> tokens)
    {
        var first = instructions.ReadByte();
        var value = first == TwoByteOpCode ? (short)((first << 8) | instructions.ReadByte()) : first;
        var operand = OpCodesByValue[value].OperandType;
        switch (operand)
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                tokens.Add(MetadataTokens.EntityHandle(instructions.ReadInt32()));
                break;
            case OperandType.InlineSwitch:
                var targets = instructions.ReadInt32(); // reading moves the offset, so it comes before the addition
                instructions.Offset += 4 * targets;
                break;
            default:
                instructions.Offset += SizeOf(operand);
                break;
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
