using System.Globalization;
using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Random changes of units that leave their history whole: no other is published.</summary>
internal sealed class HistoryUnits(Random random)
{
    private int _count;

    public string Rename(OperationalContext context)
    {
        var unit = context.Any<AdministrativeUnit>(random);
        if (unit is not null)
        {
            unit.Name += "a";
        }

        return $"rename unit {unit?.Id}";
    }

    public string New(OperationalContext context)
    {
        var unit = Unit("COMMUNE", random.Of(SmallWorld.HuongKhe, SmallWorld.CamXuyen, SmallWorld.NinhBinhOld));
        context.Add(unit);
        Fit(context);
        return "new unit";
    }

    public string Move(OperationalContext context)
    {
        var unit = context.Any<AdministrativeUnit>(random);
        if (unit?.Level == "COMMUNE" && !IsInSuccession(context, unit))
        {
            unit.ParentId = random.Of(SmallWorld.HuongKhe, SmallWorld.CamXuyen, SmallWorld.NinhBinhNew);
        }
        else if (unit?.Level == "DISTRICT")
        {
            unit.ParentId = random.Of(SmallWorld.HaTinh, SmallWorld.NinhBinhOld);
        }

        Fit(context);
        return $"move unit {unit?.Id}";
    }

    // Only communes that nothing but records refers to: whoever withdraws others is told by VERIFY_REFERENCE.
    public string Withdraw(OperationalContext context)
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

    public string End(OperationalContext context)
    {
        var unit = random.Next(3) == 0
            ? context.AdministrativeUnits.Single(one => one.Id == SmallWorld.Region)
            : context.Any<AdministrativeUnit>(random);
        if (unit is { Level: "REGION" or "DISTRICT" or "COMMUNE" } && !IsInSuccession(context, unit))
        {
            unit.ValidUntil = random.Next(3) == 0 ? null : new DateOnly(random.Next(2023, 2026), 7, 1);
            Fit(context);
        }

        return $"end unit {unit?.Id}";
    }

    /// <summary>Two communes become one; some of their records are moved to it.</summary>
    public string Merge(OperationalContext context)
    {
        var old = context.AdministrativeUnits.Where(unit => unit.Level == "COMMUNE" && !unit.IsDeleted && unit.ValidFrom == null)
            .OrderBy(unit => unit.Id).AsEnumerable().Where(unit => !IsInSuccession(context, unit)).Take(2).ToList();
        var merged = Unit("COMMUNE", SmallWorld.NinhBinhNew);
        context.Add(merged);
        Fit(context);
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

    private static bool IsInSuccession(OperationalContext context, AdministrativeUnit unit) =>
        context.AreaSuccessions.Any(one => one.PredecessorId == unit.Id || one.SuccessorId == unit.Id);

    /// <summary>Districts and communes exist on days of their province only.</summary>
    private static void Fit(OperationalContext context)
    {
        context.AdministrativeUnits.Load();
        var units = context.AdministrativeUnits.Local.ToLookup(one => one.Id);
        foreach (var unit in context.AdministrativeUnits.Local.Where(one => one.Level is "DISTRICT" or "COMMUNE"))
        {
            var above = unit;
            for (var step = 0; step < 2 && above?.Level != "PROVINCE"; step++)
            {
                above = units[above?.ParentId ?? 0].FirstOrDefault();
            }

            if (above is not { Level: "PROVINCE" } province)
            {
                continue; // a reference that is broken on purpose
            }

            unit.ValidFrom = !(unit.ValidFrom >= province.ValidFrom) ? province.ValidFrom ?? unit.ValidFrom : unit.ValidFrom;
            unit.ValidUntil = !(unit.ValidUntil <= province.ValidUntil) ? province.ValidUntil ?? unit.ValidUntil : unit.ValidUntil;
            if (unit.ValidFrom >= unit.ValidUntil)
            {
                (unit.ValidFrom, unit.ValidUntil) = (province.ValidFrom, province.ValidUntil);
            }
        }
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
