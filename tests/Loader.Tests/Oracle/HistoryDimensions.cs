using System.Globalization;
using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Random changes of units, codes, projects, classes and standards.</summary>
internal sealed class HistoryDimensions(Random random)
{
    private readonly HistoryUnits _units = new(random);
    private int _count;

    public string Change(OperationalContext context) => random.Next(17) switch
    {
        0 => _units.Rename(context),
        1 or 2 => _units.New(context),
        3 => _units.Move(context),
        4 or 5 => _units.Withdraw(context),
        6 => _units.End(context),
        7 => Classify(context),
        8 => Declassify(context),
        9 or 10 => AddCode(context),
        11 => WithdrawCode(context),
        12 => OrderCodes(context),
        13 => AddProject(context),
        14 => ChangeStandard(context),
        15 => _units.Merge(context),
        _ => ChangeBeside(context),
    };

    private string Classify(OperationalContext context)
    {
        var unit = context.Any<AdministrativeUnit>(random);
        if (unit is { Level: "COMMUNE" or "DISTRICT" })
        {
            context.Add(new AreaClassMembership
            {
                AreaId = unit.Id, AreaClass = random.Of("OUTSIDE", "POOR_DISTRICT"),
                ValidFrom = new DateOnly(random.Next(2020, 2026), 1, 1),
            });
        }

        return $"classify {unit?.Id}";
    }

    private string Declassify(OperationalContext context)
    {
        var membership = context.Any<AreaClassMembership>(random);
        if (membership is not null)
        {
            membership.IsDeleted = random.Next(2) == 0;
            membership.ValidUntil = new DateOnly(2025, 1, 1);
        }

        return $"declassify {membership?.AreaId}";
    }

    private string AddCode(OperationalContext context)
    {
        var list = random.Of("FUNDING_SOURCE", "TOPIC", "AREA_CLASS", "SUPPORT_KIND");
        var code = list == "FUNDING_SOURCE" && !context.CodeItems.Any(item => item.Code == "LENDER")
            ? "LENDER"
            : "X" + (++_count).ToString(CultureInfo.InvariantCulture);
        context.Add(new CodeItem
        {
            List = list, Code = code, Name = "Mã " + code, NameEn = code, SortOrder = random.Next(-5, 20),
        });
        return $"add code {list} {code}";
    }

    private string WithdrawCode(OperationalContext context)
    {
        var item = context.CodeItems.Single(one => one.Code == random.Of("STAFF", "FINANCE", "PROVINCE", "LOW")
            && one.List != "ORGANISER_LEVEL");
        item.IsDeleted = !item.IsDeleted;
        return $"{(item.IsDeleted ? "withdraw" : "restore")} code {item.Code}";
    }

    private string OrderCodes(OperationalContext context)
    {
        var item = context.Any<CodeItem>(random);
        if (item is not null)
        {
            (item.SortOrder, item.Name) = (random.Next(-5, 20), item.Name + "b");
        }

        return $"order code {item?.Code}";
    }

    private string AddProject(OperationalContext context)
    {
        var number = (++_count).ToString(CultureInfo.InvariantCulture);
        context.Add(new Project
        {
            PeriodCode = "2021-2025", Code = $"P1{number}", Level = "PROJECT", Name = "Dự án", NameEn = "Project",
        });
        return $"add project P1{number}";
    }

    private string ChangeStandard(OperationalContext context)
    {
        var standard = context.PovertyStandards.Single(one => one.Code == "2022-2025");
        standard.InForceFrom = new DateOnly(random.Next(2021, 2024), 1, 1);
        return "standard from " + standard.InForceFrom.Year.ToString(CultureInfo.InvariantCulture);
    }

    private string ChangeBeside(OperationalContext context)
    {
        context.ControlFigures.First().Value = random.Next(1, 99_999);
        context.Targets.First().AreaId = random.Next(1, 13);
        context.ProjectApplicabilities.First().ProjectCode = random.Of("P5", "P7");
        context.Datasets.Single().Citation = "Thử " + random.Next(9).ToString(CultureInfo.InvariantCulture);
        return "change targets, figures, applicability";
    }
}
