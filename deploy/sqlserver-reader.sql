-- The account of the loader: it reads the tables that it loads, and nothing else. Run it in the database, as an
-- administrator, with a password of your own. It needs no right on the server, none to write and none to see definitions.
CREATE LOGIN analytics_loader WITH PASSWORD = N'$(ANALYTICS_LOADER_PASSWORD)';
CREATE USER analytics_loader FOR LOGIN analytics_loader WITH DEFAULT_SCHEMA = dbo;
GRANT SELECT ON OBJECT::dbo.Dataset TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.CodeItem TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.PovertyStandard TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.ProgrammePeriod TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.Project TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.AdministrativeUnit TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.AreaSuccession TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.AreaClassMembership TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.ProjectApplicability TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.BudgetAllocation TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.Disbursement TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.TrainingCourse TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.Inspection TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.InspectedUnit TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.Finding TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.HouseholdReview TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.HouseholdSupport TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.Target TO analytics_loader;
GRANT SELECT ON OBJECT::dbo.ControlFigure TO analytics_loader;

-- So that all tables are read as of one moment. Needed once, also where the tables were not made by our script.
ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
