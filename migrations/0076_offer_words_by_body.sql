-- Who says a word is looked up for the whole country: the index of words needs no place, and is smaller and quicker to write without.
-- The columns `cell` and `reach` and the function `offer.together` serve processes of the version before.
DROP INDEX offer_words_found;
CREATE INDEX offer_words_found ON offer_words USING gin (body); -- what waits to be merged is bounded, and an import merges it at its end
