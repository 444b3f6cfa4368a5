/** A function of the DocumentDB extension, prepared once per connection under its name. */
export type Statement = { readonly name: string; readonly text: string };

const BSON = 'bytea::documentdb_core.bson';
const SEQUENCE = 'bytea::documentdb_core.bsonsequence';

const write = (name: string): Statement => ({
  name,
  text: `SELECT p_result::bytea AS reply FROM documentdb_api.${name}($1, $2::${BSON}, $3::${SEQUENCE})`,
});

const firstPage = (name: string): Statement => ({
  name,
  text: `SELECT cursorpage::bytea AS reply, continuation::bytea AS continuation, persistconnection AS pinned, cursorid AS id FROM documentdb_api.${name}_cursor_first_page($1, $2::${BSON})`,
});

const query = (name: string): Statement => ({
  name,
  text: `SELECT document::bytea AS reply FROM documentdb_api.${name}($1, $2::${BSON})`,
});

/** Commands whose reply is the statement's reply; parameters: database, command, documents. */
export const WRITES: Readonly<Record<string, Statement>> = {
  insert: write('insert'),
  update: write('update'),
  delete: write('delete'),
};

/** Commands that answer with the first page of a cursor; parameters: database, command. */
export const FIRST_PAGES: Readonly<Record<string, Statement>> = {
  find: firstPage('find'),
  aggregate: firstPage('aggregate'),
  listCollections: firstPage('list_collections'),
  listIndexes: firstPage('list_indexes'),
};

/** Commands that answer with one document; parameters: database, command. */
export const QUERIES: Readonly<Record<string, Statement>> = {
  count: query('count_query'),
  distinct: query('distinct_query'),
  findAndModify: {
    name: 'findAndModify',
    text: `SELECT p_result::bytea AS reply FROM documentdb_api.find_and_modify($1, $2::${BSON})`,
  },
  create: {
    name: 'create',
    text: `SELECT documentdb_api.create_collection_view($1, $2::${BSON})::bytea AS reply`,
  },
  // Not in the background as the extension proposes: an index is there when the command answers.
  createIndexes: {
    name: 'createIndexes',
    text: `SELECT documentdb_api_internal.create_indexes_non_concurrently($1, $2::${BSON}, true)::bytea AS reply`,
  },
  dropIndexes: {
    name: 'dropIndexes',
    text: `CALL documentdb_api.drop_indexes($1, $2::${BSON}, NULL)`,
  },
};

export const GET_MORE: Statement = {
  name: 'getMore',
  text: `SELECT cursorpage::bytea AS reply, continuation::bytea AS continuation FROM documentdb_api.cursor_get_more($1, $2::${BSON}, $3::${BSON})`,
};

export const DROP_COLLECTION: Statement = {
  name: 'drop',
  text: 'SELECT documentdb_api.drop_collection($1, $2) AS done',
};

export const DROP_DATABASE: Statement = {
  name: 'dropDatabase',
  text: 'SELECT documentdb_api.drop_database($1)',
};

export const LIST_DATABASES: Statement = {
  name: 'listDatabases',
  text: `SELECT documentdb_api.list_databases($1::${BSON})::bytea AS reply`,
};
