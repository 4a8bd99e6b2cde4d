-- How the person reaches those around them is said once, by access.reach_circle(), which knows stand-ins too.

DROP FUNCTION access.own_circle_contacts();
