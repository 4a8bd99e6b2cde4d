-- No plan follows it, and each change of a person's list columns wrote it: one's own people are looked up one by one, a référent's are
-- counted in person (person_by_lead).
DROP INDEX person_list_lead;
