using System.Globalization;
using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Random changes of units, codes, projects, classes and standards.</summary>
internal sealed class HistoryDimensions(Random random)
{
    private int _count;

    public string Change(OperationalContext context) => random.Next(17) switch
    {
        0 => Rename(context),
        1 or 2 => NewUnit(context),
        3 => MoveUnit(context),
        4 or 5 => WithdrawUnit(context),
        6 => EndUnit(context),
        7 => Classify(context),
        8 => Declassify(context),
        9 or 10 => AddCode(context),
        11 => WithdrawCode(context),
        12 => OrderCodes(context),
        13 => AddProject(context),
        14 => ChangeStandard(context),
        15 => Merge(context),
        _ => ChangeBeside(context),
    };

    private string Rename(OperationalContext context)
    {
        var unit = context.Any<AdministrativeUnit>(random);
        if (unit is not null)
        {
            unit.Name += "a";
        }

        return $"rename unit {unit?.Id}";
    }

    private string NewUnit(OperationalContext context)
    {
        var unit = Unit("COMMUNE", random.Of(SmallWorld.HuongKhe, SmallWorld.CamXuyen, SmallWorld.NinhBinhOld));
        context.Add(unit);
        return "new unit";
    }

    private string MoveUnit(OperationalContext context)
    {
        var unit = context.Any<AdministrativeUnit>(random);
        if (unit?.Level == "COMMUNE")
        {
            unit.ParentId = random.Of(SmallWorld.HuongKhe, SmallWorld.CamXuyen, SmallWorld.NinhBinhNew);
        }
        else if (unit?.Level == "DISTRICT")
        {
            unit.ParentId = random.Of(SmallWorld.HaTinh, SmallWorld.NinhBinhOld);
        }

        return $"move unit {unit?.Id}";
    }

    // Only communes that nothing but records refers to: whoever withdraws others is told by VERIFY_REFERENCE.
    private string WithdrawUnit(OperationalContext context)
    {
        var free = context.AdministrativeUnits.AsEnumerable()
            .Where(unit => unit.Id > SmallWorld.CamXuyen
                && !context.AreaClassMemberships.Any(one => one.AreaId == unit.Id && !one.IsDeleted)
                && !context.AreaSuccessions.Any(one => one.PredecessorId == unit.Id || one.SuccessorId == unit.Id))
            .ToArray();
        if (free.Length > 0)
        {
            var unit = random.Of(free);
            unit.IsDeleted = !unit.IsDeleted;
            return $"{(unit.IsDeleted ? "withdraw" : "restore")} unit {unit.Id}";
        }

        return "no unit to withdraw";
    }

    private string EndUnit(OperationalContext context)
    {
        var unit = random.Next(3) == 0
            ? context.AdministrativeUnits.Single(one => one.Id == SmallWorld.Region)
            : context.Any<AdministrativeUnit>(random);
        if (unit is not null)
        {
            unit.ValidUntil = random.Next(3) == 0 ? null : new DateOnly(random.Next(2023, 2026), 7, 1);
        }

        return $"end unit {unit?.Id}";
    }

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

    // Two communes become one; some of their records are moved to it.
    private string Merge(OperationalContext context)
    {
        var old = context.AdministrativeUnits.Where(unit => unit.Level == "COMMUNE" && !unit.IsDeleted)
            .OrderBy(unit => unit.Id).Take(2).ToList();
        var merged = Unit("COMMUNE", SmallWorld.NinhBinhNew);
        context.Add(merged);
        context.SaveChanges();
        foreach (var unit in old.Where(unit => unit.Id > SmallWorld.CamXuyen))
        {
            unit.ValidUntil = SmallWorld.NewMap;
            context.Add(new AreaSuccession
            {
                PredecessorId = unit.Id, SuccessorId = merged.Id, Share = "WHOLE", On = SmallWorld.NewMap,
            });
            context.Disbursements.Where(one => one.AreaId == unit.Id && one.BudgetYear == 2025).ToList()
                .ForEach(one => one.AreaId = merged.Id);
        }

        return $"merge into {merged.Id}";
    }

    private string ChangeBeside(OperationalContext context)
    {
        context.ControlFigures.First().Value = random.Next(1, 99_999);
        context.Targets.First().AreaId = random.Next(1, 13);
        context.ProjectApplicabilities.First().ProjectCode = random.Of("P5", "P7");
        context.Datasets.Single().Citation = "Thử " + random.Next(9).ToString(CultureInfo.InvariantCulture);
        return "change targets, figures, applicability";
    }

    private AdministrativeUnit Unit(string level, long parent)
    {
        var name = "Xã " + (++_count).ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Level = level, Name = name, FullName = name, NameAscii = name, NameEn = name, FullNameEn = name,
            ParentId = parent,
        };
    }
}
